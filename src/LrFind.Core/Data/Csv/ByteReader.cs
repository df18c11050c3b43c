namespace LrFind.Data.Csv;

/// <summary>Reads the next bytes.</summary>
/// <param name="destination">Room for at least one.</param>
/// <returns>How many were read; 0 at the end.</returns>
internal delegate int ByteReader(Span<byte> destination);
