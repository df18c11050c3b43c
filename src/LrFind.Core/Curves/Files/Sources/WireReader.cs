using System.Buffers.Binary;

namespace LrFind.Curves.Files.Sources;

/// <summary>Walks through the fields of a message of Protocol Buffers.</summary>
/// <remarks>
/// https://protobuf.dev/programming-guides/encoding/: a field is its number and kind, and then a number or so many bytes.
/// </remarks>
/// <param name="message">The bytes of the message.</param>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private const int Variable = 0, Eight = 1, Counted = 2, Four = 5;

    private ReadOnlySpan<byte> _rest = message;
    private ulong _number;

    /// <summary>The number of the field.</summary>
    public int Field { get; private set; }

    /// <summary>The bytes of a field that is a text, a message or a list; empty of others.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The whole number of a field.</summary>
    public readonly long Integer => (long)_number;

    /// <summary>The number of a field of four bytes.</summary>
    public readonly float Single => BitConverter.UInt32BitsToSingle((uint)_number);

    /// <summary>Goes on to the next field.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The message is damaged.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        ulong tag = ReadVariable();
        Field = (int)(tag >> 3);
        Bytes = [];
        switch ((int)(tag & 7))
        {
            case Variable:
                _number = ReadVariable();
                return true;
            case Eight:
                _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                return true;
            case Four:
                _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                return true;
            case Counted:
                Bytes = Take(ReadVariable());
                return true;
            default:
                throw new InvalidDataException("a field is of no known kind");
        }
    }

    private ulong ReadVariable()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw new InvalidDataException("a number is too long");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
            throw new InvalidDataException("a field is cut off");
        ReadOnlySpan<byte> taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
