using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Methods that change the shape of a tensor, or take the mean or the sum of parts of it.</summary>
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
            "permute" => Permute(tensor, shape, arguments, call),
            "transpose" or "swapaxes" when arguments is [var one, var other] => Transpose(tensor, shape, one, other, call),
            "mean" or "sum" when arguments.Count > 0 => Reduce(name, tensor, shape, arguments, call),
            _ => null,
        };
    }

    /// <summary>A tensor whose rows have a first dimension of 1, without it.</summary>
    public TensorValue WithoutFirst(TensorValue tensor, SyntaxNode call) => Reshape(tensor, Sizes(tensor)[1..], call);

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
        IReadOnlyList<Value> sizes = Conversions.Spread(arguments);
        TensorShape shape = reader.Model.ShapeOf(tensor.Node);
        bool isWhole = sizes.Count > 1 && sizes[0] is IntegerValue { Number: var rows } && rows == tensor.Rows;
        if (sizes.Count < 2 || !(isWhole || sizes[0] is IntegerValue { Number: -1 } or BatchSizeValue))
        {
            throw reader.Error(call, sizes is [IntegerValue { Number: > 0 }, ..]
                ? "the size of the batch is fixed here, which is not supported; -1 stands for any number of rows"
                : "the first size is no batch; expected -1 or the size of the batch, and the sizes of a row");
        }

        int[] target = [.. sizes.Skip(1).Select(s => reader.Integer(s, call, "a size"))];
        if (Array.IndexOf(target, -1) is >= 0 and var open)
            target[open] = Rest(target, shape, isWhole || sizes[0] is BatchSizeValue, call);
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

    /// <summary>The same values as rows of another shape.</summary>
    public TensorValue Reshape(TensorValue tensor, int[] sizes, SyntaxNode call)
    {
        TensorShape shape = reader.Model.ShapeOf(tensor.Node);
        TensorShape target = reader.Checked(call, () => new TensorShape(sizes));
        if (target.Equals(shape))
            return tensor.Again();
        if (target.Count != shape.Count)
            throw Misfit(tensor, shape, target, call);
        TensorValue flat = shape.Rank == 1 ? tensor : reader.AddOperation(call, "flatten", new FlattenSpec(), tensor);
        return target.Rank == 1 ? flat : reader.AddOperation(call, "unflatten", new UnflattenSpec(target), flat);
    }

    private TensorValue Permute(TensorValue tensor, int[] shape, List<Argument> arguments, SyntaxNode call)
    {
        int[] order = arguments is [var list] ? reader.Integers(list.Value, list.Syntax, "the dimensions")
            : [.. arguments.Select(a => reader.Integer(a.Value, a.Syntax, "the dimension"))];
        order = [.. order.Select(d => d < 0 ? d + shape.Length + 1 : d)];
        if (order.Length != shape.Length + 1 || order[0] != 0)
            throw reader.Error(call, FormattableString.Invariant($"permute is to name the {shape.Length + 1} dimensions, the batch, 0, staying the first"));
        return Permuted(tensor, order[1..], call);
    }

    private TensorValue Transpose(TensorValue tensor, int[] shape, Argument one, Argument other, SyntaxNode call)
    {
        int[] order = [.. Enumerable.Range(1, shape.Length)];
        int a = Dimension(one, shape.Length), b = Dimension(other, shape.Length);
        (order[a], order[b]) = (order[b], order[a]);
        return Permuted(tensor, order, call);
    }

    private TensorValue Permuted(TensorValue tensor, int[] order, SyntaxNode call) => order.SequenceEqual(Enumerable.Range(1, order.Length))
        ? tensor.Again()
        : reader.AddOperation(call, "permute", reader.Checked(call, () => new PermuteSpec(new TensorShape(order))), tensor);

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

    // The mean of what stands last in a row is what pooling to 1 gives; the sum is that times their number.
    private TensorValue Reduce(string name, TensorValue tensor, int[] shape, List<Argument> arguments, SyntaxNode call)
    {
        int[] dimensions = reader.Integers(arguments[0].Value, arguments[0].Syntax, "the dimensions");
        int[] reduced = [.. dimensions.Select(d => d < 0 ? d + shape.Length + 1 : d).Order()];
        bool keeps = arguments.Count > 1 && reader.Truth(arguments[1].Value, arguments[1].Syntax, "'keepdim'");
        if (reduced.Length == 0 || reduced[0] < 1 || reduced[^1] > shape.Length || reduced.Distinct().Count() < reduced.Length)
            throw reader.Error(call, FormattableString.Invariant($"this {name} is not supported; expected dimensions from 1 to {shape.Length}, 0 being the batch"));
        int[] kept = [.. Enumerable.Range(1, shape.Length).Except(reduced)];
        TensorValue last = Permuted(tensor, [.. kept, .. reduced], call);
        int count = (int)reduced.Aggregate(1L, (product, d) => product * shape[d - 1]);
        bool arePlanes = shape.Length == 3 && reduced.Length == 2;
        TensorValue rows = arePlanes ? last : Reshape(last, [(int)kept.Aggregate(1L, (product, d) => product * shape[d - 1]), count], call);
        TensorValue mean = reader.AddOperation(call, name, arePlanes ? new AdaptiveAvgPool2dSpec() : new AdaptiveAvgPool1dSpec(), rows);
        IEnumerable<int> left = Enumerable.Range(1, shape.Length).Where(d => keeps || kept.Contains(d));
        int[] target = [.. left.Select(d => kept.Contains(d) ? shape[d - 1] : 1)];
        TensorValue result = Reshape(mean, target.Length == 0 ? [1] : target, call);
        return name == "sum" ? reader.Arithmetic.Scaled(result, count, 0, call) : result;
    }
}
