using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Parts of tensors along dimension 1, the first of a row.</summary>
internal sealed class Slices(Reader reader)
{
    // No model has more parts of one tensor.
    private const int MostParts = 1024;

    /// <summary>What a method that takes parts gives; <see langword="null"/> where it is none of these.</summary>
    public Value? Call(string name, TensorValue tensor, List<Argument> arguments, SyntaxNode call)
    {
        switch (name, arguments)
        {
            case ("narrow", [var at, var start, var length]):
                RequireFirst(at, tensor, name);
                return Part(tensor, Number(start), Number(length), name, call);
            case ("slice", [var at, var start, var end, var step]) when Number(step) == 1:
                RequireFirst(at, tensor, name);
                // As PyTorch does, ends beyond the last are the last.
                return Part(tensor, new SpanValue(Number(start), Math.Min(Number(end), Length(tensor))), name, call);
            case ("select", [var at, var place]):
                RequireFirst(at, tensor, name);
                return Single(tensor, Number(place), call);
            case ("chunk", [var count, ..]):
                RequireFirst(arguments, tensor, call);
                int chunks = Math.Max(1, Number(count));
                return Split(tensor, [.. Equal(Length(tensor), (Length(tensor) + chunks - 1) / chunks)], name, call);
            case ("split", [var sizes, ..]):
                RequireFirst(arguments, tensor, call);
                return Split(tensor, sizes.Value is ListValue ? reader.Integers(sizes.Value, sizes.Syntax, "the sizes")
                    : [.. Equal(Length(tensor), Number(sizes))], name, call);
            default:
                return null;
        }
    }

    /// <summary>What indices in brackets give: all rows, a part of dimension 1, and all of the others.</summary>
    public TensorValue At(TensorValue tensor, List<Argument> indices, SyntaxNode place)
    {
        if (!tensor.HasBatch)
            throw reader.Error(place, "parts of a tensor that is not made of rows are not supported");
        // An ellipsis in front stands for as many dimensions as there are more than indices.
        bool isOther = indices[0].Value is SymbolValue symbol && symbol.Name.EndsWith("Ellipsis", StringComparison.Ordinal)
            && indices.Count <= reader.Model.ShapeOf(tensor.Node).Rank;
        if (indices.Count < 2 || isOther || !IsAll(indices[0].Value) || !indices.Skip(2).All(i => IsAll(i.Value)))
        {
            throw reader.Error(place, "these indices are not supported; lrfind reads parts of dimension 1 of all rows, as in "
                + "[TensorIndex.Colon, TensorIndex.Slice(0, 8)] or [.., 0..8]");
        }

        return indices[1].Value switch
        {
            SpanValue { IsAll: false } span => Part(tensor, span, "slice", place),
            IntegerValue => Single(tensor, Number(indices[1]), place),
            _ => tensor,
        };
    }

    /// <summary>TensorIndex.Slice(…) and TensorIndex.Single(…).</summary>
    public static Value Index(Reader reader, string name, List<Argument> arguments, SyntaxNode call)
    {
        int?[] numbers = [.. arguments.Select(a => a.Value is NullValue ? (int?)null : reader.Integer(a.Value, a.Syntax, "the index"))];
        return numbers switch
        {
            [] => new SpanValue(null, null),
            [{ } only] when name.EndsWith("Single", StringComparison.Ordinal) => new IntegerValue(only),
            [var start] => new SpanValue(start, null),
            [var start, var end] => new SpanValue(start, end),
            [var start, var end, null or 1] => new SpanValue(start, end),
            _ => throw reader.Error(call, "a step is not supported; lrfind reads a first place and the one behind the last"),
        };
    }

    private static bool IsAll(Value index) => index is SpanValue { IsAll: true }
        || (index is SymbolValue symbol && (symbol.Name.EndsWith("TensorIndex.Colon", StringComparison.Ordinal)
            || symbol.Name.EndsWith("TensorIndex.Ellipsis", StringComparison.Ordinal)));

    private int Number(Argument argument) => reader.Integer(argument.Value, argument.Syntax, "the place");

    private int Length(TensorValue tensor) => reader.Model.ShapeOf(tensor.Node)[0];

    private void RequireFirst(Argument at, TensorValue tensor, string name)
    {
        int dimension = Number(at);
        if (dimension != 1 && !(dimension == -1 && reader.Model.ShapeOf(tensor.Node).Rank == 1))
            throw reader.Error(at.Syntax, $"{name} is supported along dimension 1 only");
    }

    // Where no dimension is given, it is that of the rows.
    private void RequireFirst(List<Argument> arguments, TensorValue tensor, SyntaxNode call)
    {
        if (arguments is not [_, var at])
            throw reader.Error(call, "the rows of a batch cannot be parted; expected dimension 1");
        RequireFirst(at, tensor, "this");
    }

    private static IEnumerable<int> Equal(int length, int size)
    {
        for (int left = length; left > 0 && size > 0; left -= size)
            yield return Math.Min(size, left);
    }

    private ListValue Split(TensorValue tensor, int[] sizes, string name, SyntaxNode call)
    {
        if (sizes.Length is 0 or > MostParts || sizes.Sum(s => (long)s) != Length(tensor))
            throw reader.Error(call, FormattableString.Invariant($"these parts do not make up the {Length(tensor)} values of dimension 1"));
        var parts = new ListValue([]);
        int start = 0;
        foreach (int size in sizes)
        {
            parts.Items.Add(Part(tensor, start, size, name, call));
            start += size;
        }

        return parts;
    }

    private TensorValue Part(TensorValue tensor, SpanValue span, string name, SyntaxNode call) =>
        span.Of(Length(tensor)) is (var start, var count) ? Part(tensor, start, count, name, call)
        : throw reader.Error(call, FormattableString.Invariant($"the part is out of range; dimension 1 has {Length(tensor)} values"));

    private TensorValue Part(TensorValue tensor, int start, int count, string name, SyntaxNode call) =>
        start == 0 && count == Length(tensor) ? tensor
        : reader.AddOperation(call, name, reader.Checked(call, () => new SliceSpec(start, count)), tensor);

    // One value of a vector would leave no dimension of a row.
    private TensorValue Single(TensorValue tensor, int place, SyntaxNode call)
    {
        TensorShape shape = reader.Model.ShapeOf(tensor.Node);
        if (shape.Rank == 1)
            throw reader.Error(call, "a single value of each row is not supported; take it as a part of one, as in narrow(1, 0, 1)");
        TensorValue part = Part(tensor, new SpanValue(place, place == -1 ? null : place + 1), "select", call);
        return reader.Reshaping.WithoutFirst(part, call);
    }
}
