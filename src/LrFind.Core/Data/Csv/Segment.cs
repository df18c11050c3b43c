namespace LrFind.Data.Csv;

/// <summary>A stretch of a file that holds whole records.</summary>
/// <param name="Index">Which block of the file its first record starts in, from 0.</param>
/// <param name="Offset">Where it starts in the file, in bytes.</param>
/// <param name="Line">The line it starts at, from 1; 0 when that is not known.</param>
/// <param name="Bytes">The bytes as they are in the file; who reads the records may change them.</param>
internal sealed record Segment(long Index, long Offset, long Line, Memory<byte> Bytes);
