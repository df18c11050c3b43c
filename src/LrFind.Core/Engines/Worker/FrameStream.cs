using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LrFind.Data;

namespace LrFind.Engines.Worker;

/// <summary>What a frame between lrfind and a worker holds.</summary>
internal enum FrameKind
{
    /// <summary>From the worker, once: it is ready, and of this version.</summary>
    Ready,

    /// <summary>To the worker: make a module once and say what it is (<see cref="DescribeMessage"/>).</summary>
    Describe,

    /// <summary>From the worker: what the module is (<see cref="Models.ModuleFacts"/>).</summary>
    Facts,

    /// <summary>To the worker: rows to keep, in binary form.</summary>
    Rows,

    /// <summary>To the worker: rows not to keep any longer, their number.</summary>
    Forget,

    /// <summary>To the worker: a training (<see cref="JobMessage"/>).</summary>
    Run,

    /// <summary>From the worker: the number of steps done.</summary>
    Progress,

    /// <summary>From the worker: what came of the training (<see cref="TrainingRecord"/>).</summary>
    Record,

    /// <summary>From the worker: what was asked for cannot be done (<see cref="ErrorMessage"/>).</summary>
    Error,
}

/// <summary>Something that was sent: a kind and its bytes.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Content">UTF-8 JSON, or what the kind says.</param>
internal readonly record struct Frame(FrameKind Kind, byte[] Content)
{
    /// <summary>A whole number.</summary>
    public int Number => BinaryPrimitives.ReadInt32LittleEndian(Content);

    /// <summary>A text.</summary>
    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>A message.</summary>
    public T Message<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Content, type)!;
}

/// <summary>A pipe on which frames come or go: kind and length in four bytes each, then the content.</summary>
/// <param name="stream">The pipe.</param>
internal sealed class FrameStream(Stream stream) : IDisposable
{
    private const int HeadSize = 8, MaxLength = int.MaxValue - 64;

    /// <summary>The next frame; <see langword="null"/> at the end of the pipe.</summary>
    /// <exception cref="IOException">The pipe breaks.</exception>
    public Frame? Read()
    {
        Span<byte> head = stackalloc byte[HeadSize];
        if (stream.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false) < HeadSize)
            return null;
        byte[] content = GC.AllocateUninitializedArray<byte>(BinaryPrimitives.ReadInt32LittleEndian(head[4..]));
        return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length ? null
            : new Frame((FrameKind)BinaryPrimitives.ReadInt32LittleEndian(head), content);
    }

    /// <summary>Sends a message.</summary>
    public void Write<T>(FrameKind kind, T message, JsonTypeInfo<T> type) =>
        Write(kind, JsonSerializer.SerializeToUtf8Bytes(message, type));

    /// <summary>Sends a text.</summary>
    public void Write(FrameKind kind, string text) => Write(kind, Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a number.</summary>
    public void Write(FrameKind kind, int number)
    {
        Span<byte> content = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(content, number);
        Write(kind, content);
    }

    /// <summary>Sends rows: their number, counts of rows, features, values and labels, and then these.</summary>
    /// <param name="id">By which number jobs will call them.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="NotSupportedException">They are more than 2 GiB.</exception>
    public void WriteRows(int id, RowSet rows)
    {
        Batch all = rows.Slice(0, rows.Count);
        ReadOnlySpan<int> counts = [id, rows.Count, rows.FeatureCount, rows.ValueCount, all.Labels.Length];
        long length = (counts.Length + (long)all.Features.Length + all.Values.Length + all.Labels.Length) * sizeof(int);
        if (length > MaxLength)
            throw new NotSupportedException("more than 2 GiB of rows cannot be given to another process");
        WriteHead(FrameKind.Rows, (int)length);
        stream.Write(MemoryMarshal.AsBytes(counts));
        stream.Write(MemoryMarshal.AsBytes(all.Features));
        stream.Write(MemoryMarshal.AsBytes(all.Values));
        stream.Write(MemoryMarshal.AsBytes(all.Labels));
        stream.Flush();
    }

    /// <summary>The rows of a frame, and their number.</summary>
    public static (int Id, RowSet Rows) ReadRows(Frame frame)
    {
        const int Counts = 5;
        ReadOnlySpan<byte> content = frame.Content;
        ReadOnlySpan<int> counts = MemoryMarshal.Cast<byte, int>(content)[..Counts];
        ReadOnlySpan<float> numbers = MemoryMarshal.Cast<byte, float>(content)[Counts..];
        int features = counts[1] * counts[2], values = counts[1] * counts[3];
        int[] labels = MemoryMarshal.Cast<float, int>(numbers.Slice(features + values, counts[4])).ToArray();
        var rows = new RowSet(numbers[..features].ToArray(), numbers.Slice(features, values).ToArray(), labels, counts[2],
            Math.Max(1, counts[3]));
        return (counts[0], rows);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Write(FrameKind kind, ReadOnlySpan<byte> content)
    {
        WriteHead(kind, content.Length);
        stream.Write(content);
        stream.Flush();
    }

    private void WriteHead(FrameKind kind, int length)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        BinaryPrimitives.WriteInt32LittleEndian(head, (int)kind);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], length);
        stream.Write(head);
    }
}
