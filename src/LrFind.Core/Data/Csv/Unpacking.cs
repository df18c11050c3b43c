using System.IO.Compression;

namespace LrFind.Data.Csv;

/// <summary>Unpacks what is compressed by gzip, also where it can be read only once and tells by its first bytes only.</summary>
internal static class Unpacking
{
    /// <summary>A stream of what is packed.</summary>
    public static GZipStream Unpack(Stream packed)
    {
        // Without it, a file that is cut looks like a shorter one.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
        return new GZipStream(packed, CompressionMode.Decompress);
    }

    /// <summary>The stream, or one of what is packed in it.</summary>
    public static Stream UnpackIfPacked(Stream stream)
    {
        byte[] first = new byte[FileKind.GzipMagic.Length];
        int read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var whole = new PrecededStream(first.AsMemory(0, read), stream);
        return first.AsSpan().SequenceEqual(FileKind.GzipMagic) ? Unpack(whole) : whole;
    }

    // Bytes that were read already, and the stream behind them.
    private sealed class PrecededStream(ReadOnlyMemory<byte> first, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _first = first;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (_first.IsEmpty)
                return rest.Read(buffer);
            int count = Math.Min(_first.Length, buffer.Length);
            _first.Span[..count].CopyTo(buffer);
            _first = _first[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
