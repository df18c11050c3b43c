using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Methods that change the shape of a tensor, or take a part or a mean of it.</summary>
internal sealed class Reshaping(Reader reader)
{
    /// <summary>A method of a tensor; <see langword="null"/> where lrfind knows none of that name.</summary>
    public TensorValue? Call(string name, TensorValue tensor, List<Argument> arguments, SyntaxNode call)
    {
        int[] shape = Sizes(tensor);
        return name switch
        {
            "view" or "reshape" => View(tensor, arguments, call),
            "flatten" => Flatten(tensor, shape, arguments, call),
            "squeeze" => Squeeze(tensor, shape, arguments, call),
            "unsqueeze" when arguments is [var at] => Reshape(tensor, Inserted(shape, Dimension(at, shape.Length + 1)), call),
            "unflatten" when arguments is [var at, var sizes] => Unflatten(tensor, shape, at, sizes, call),
            "narrow" when arguments is [var at, var start, var length] => Narrow(tensor, at, start, length, call),
            "mean" when arguments.Count > 0 => Mean(tensor, shape, arguments, call),
            _ => null,
        };
    }

    private int[] Sizes(TensorValue tensor)
    {
        TensorShape shape = reader.Model.ShapeOf(tensor.Node);
        int[] sizes = new int[shape.Rank];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = shape[i];
        return sizes;
    }

    /// <summary>The place in a row's shape of a dimension that counts the batch as 0.</summary>
    private int Dimension(Argument argument, int rank)
    {
        int dimension = reader.Integer(argument.Value, argument.Syntax, "the dimension");
        dimension = dimension < 0 ? dimension + rank + 1 : dimension;
        return dimension >= 1 && dimension <= rank
            ? dimension - 1
            : throw reader.Error(argument.Syntax,
                FormattableString.Invariant($"the dimension is out of range; expected from 1 to {rank}, 0 being the batch"));
    }

    private TensorValue View(TensorValue tensor, List<Argument> arguments, SyntaxNode call)
    {
        IReadOnlyList<Value> sizes = arguments is [var only] ? Conversions.Items(only.Value) ?? [only.Value]
            : [.. arguments.Select(a => a.Value)];
        TensorShape shape = reader.Model.ShapeOf(tensor.Node);
        if (sizes.Count < 2 || sizes[0] is not (IntegerValue { Number: -1 } or BatchSizeValue))
        {
            throw reader.Error(call, sizes is [IntegerValue { Number: > 0 }, ..]
                ? "the size of the batch is fixed here, which is not supported; -1 stands for any number of rows"
                : "the first size is no batch; expected -1 or the size of the batch, and the sizes of a row");
        }

        int[] target = [.. sizes.Skip(1).Select(s => reader.Integer(s, call, "a size"))];
        if (Array.IndexOf(target, -1) is >= 0 and var open)
            target[open] = Rest(target, shape, sizes[0] is BatchSizeValue, call);
        // A vector of another size is the input as it is.
        if (target.Length == 1 && reader.Model.FitsInput && reader.Model.IsRaw(tensor.Node))
            target[0] = shape.Count;
        return Reshape(tensor, target, call);
    }

    private int Rest(int[] target, TensorShape shape, bool isBatchKnown, SyntaxNode call)
    {
        long others = 1;
        foreach (int size in target)
            others = size == -1 ? others : Math.Min(others * Math.Max(size, 0L), int.MaxValue);
        if (!isBatchKnown || target.Count(s => s == -1) > 1 || others < 1 || shape.Count % others != 0)
            throw reader.Error(call, $"a row of the shape {shape} does not tell the size that -1 stands for");
        return (int)(shape.Count / others);
    }

    private TensorValue Reshape(TensorValue tensor, int[] sizes, SyntaxNode call)
    {
        TensorShape shape = reader.Model.ShapeOf(tensor.Node);
        TensorShape target = reader.Checked(call, () => new TensorShape(sizes));
        if (target.Equals(shape))
            return new TensorValue(tensor.Node);
        if (target.Count != shape.Count)
            throw Misfit(tensor, shape, target, call);
        TensorValue flat = shape.Rank == 1 ? tensor : reader.AddOperation(call, "flatten", new FlattenSpec(), tensor);
        return target.Rank == 1 ? flat : reader.AddOperation(call, "unflatten", new UnflattenSpec(target), flat);
    }

    private InputException Misfit(TensorValue tensor, TensorShape shape, TensorShape target, SyntaxNode call)
    {
        string offer = reader.Model.IsRaw(tensor.Node) && target.Rank == 1 ? "; `FitIo` adjusts the first layer and the last to the data"
            : "";
        return reader.Error(call, $"rows of the shape {shape} cannot be seen as rows of the shape {target}{offer}");
    }

    private TensorValue Flatten(TensorValue tensor, int[] shape, List<Argument> arguments, SyntaxNode call)
    {
        int first = arguments.Count > 0 ? Dimension(arguments[0], shape.Length) : -1;
        int last = arguments.Count > 1 ? Dimension(arguments[1], shape.Length) : shape.Length - 1;
        if (first < 0 || last < first)
            throw reader.Error(call, "flatten would join the batch with its rows; expected flatten(1)");
        long merged = 1;
        for (int i = first; i <= last; i++)
            merged *= shape[i];
        return Reshape(tensor, [.. shape[..first], (int)merged, .. shape[(last + 1)..]], call);
    }

    private TensorValue Squeeze(TensorValue tensor, int[] shape, List<Argument> arguments, SyntaxNode call)
    {
        int only = arguments.Count == 0 ? -1 : Dimension(arguments[0], shape.Length);
        int[] kept = [.. shape.Where((size, i) => size != 1 || (only >= 0 && i != only))];
        // A row of one value is a vector of one: losses see it the same.
        return Reshape(tensor, kept.Length == 0 ? [1] : kept, call);
    }

    private static int[] Inserted(int[] shape, int place) => [.. shape[..place], 1, .. shape[place..]];

    private TensorValue Unflatten(TensorValue tensor, int[] shape, Argument at, Argument sizes, SyntaxNode call)
    {
        int place = Dimension(at, shape.Length);
        int[] inner = reader.Integers(sizes.Value, sizes.Syntax, "the shape");
        return Reshape(tensor, [.. shape[..place], .. inner, .. shape[(place + 1)..]], call);
    }

    private TensorValue Narrow(TensorValue tensor, Argument at, Argument start, Argument length, SyntaxNode call)
    {
        int first = reader.Integer(start.Value, start.Syntax, "the start");
        int count = reader.Integer(length.Value, length.Syntax, "the length");
        if (reader.Integer(at.Value, at.Syntax, "the dimension") != 1)
            throw reader.Error(at.Syntax, "narrow is supported along dimension 1 only");
        return reader.AddOperation(call, "narrow", reader.Checked(call, () => new SliceSpec(first, count)), tensor);
    }

    // The mean of each plane is what pooling to 1 gives.
    private TensorValue Mean(TensorValue tensor, int[] shape, List<Argument> arguments, SyntaxNode call)
    {
        int[] dimensions = reader.Integers(arguments[0].Value, arguments[0].Syntax, "the dimensions");
        int[] places = [.. dimensions.Select(d => d < 0 ? d + shape.Length + 1 : d).Order()];
        bool keeps = arguments.Count > 1 && reader.Truth(arguments[1].Value, arguments[1].Syntax, "'keepdim'");
        bool planes = shape.Length == 3 && places is [2, 3], rows = shape.Length == 2 && places is [2];
        if (!planes && !rows)
            throw reader.Error(call, "this mean is not supported; lrfind has that of each channel, as in mean(new long[] { 2, 3 })");
        TensorValue pooled = reader.AddOperation(call, "mean", planes ? new AdaptiveAvgPool2dSpec() : new AdaptiveAvgPool1dSpec(), tensor);
        return keeps ? pooled : reader.AddOperation(call, "flatten", new FlattenSpec(), pooled);
    }
}
