using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Tensors that do not depend on the rows: what makes them, and what changes their shape.</summary>
internal sealed class Constants(Reader reader)
{
    /// <summary>What a function of torch makes; <see langword="null"/> where it makes no such tensor.</summary>
    /// <param name="name">As in ones, or Parameter.</param>
    public TensorValue? Create(string name, List<Argument> arguments, SyntaxNode call)
    {
        if (name == "Parameter")
            return Parameter(arguments, call);
        // Where numbers live and what type they have does not matter.
        List<Argument> given = [.. arguments.Where(a => a.Value is not (SymbolValue or NullValue or BooleanValue))];
        Argument? fill = name == "full" && given.Count > 1 ? given[^1] : null;
        IReadOnlyList<Value> sizes = name is "zeros_like" or "ones_like" && given is [{ Value: TensorValue like }]
            ? reader.Tensors.Shape(like).Items : Conversions.Spread(fill is null ? given : given[..^1]);
        // Rows of a constant are all the same.
        bool hasBatch = sizes is [BatchSizeValue, _, ..];
        ConstantValue? constant = Create(name, given, hasBatch ? [.. sizes.Skip(1)] : sizes, fill, call);
        if (constant is null)
            return null;
        constant.IsMadeAnew = reader.Registration.IsAnew(call);
        return hasBatch ? new TensorValue(constant.Node) : constant;
    }

    private ConstantValue? Create(
        string name, List<Argument> given, IReadOnlyList<Value> sizes, Argument? fill, SyntaxNode call) => name switch
        {
            "ones" or "ones_like" => Constant(Sizes(sizes, call), call, offset: 1),
            "zeros" or "zeros_like" => Constant(Sizes(sizes, call), call),
            "full" when fill is { } value => Constant(Sizes(sizes, call), call, offset: Real(value)),
            "randn" => Constant(Sizes(sizes, call), call, ParameterInit.Normal),
            "rand" => Constant(Sizes(sizes, call), call, ParameterInit.Uniform),
            "tensor" or "scalar_tensor" when given is [{ Value: IntegerValue or RealValue } number] =>
                Constant([], call, offset: Real(number)),
            "arange" when given.Count is > 0 and < 4 => Range(given, call),
            "linspace" when given is [var first, var last, var steps] =>
                Line(Real(first), Real(last), reader.Integer(steps.Value, steps.Syntax, "the number of steps"), call),
            _ => null,
        };

    /// <summary>A method of a tensor without a batch that changes its shape; <see langword="null"/> where it is none of these.</summary>
    public TensorValue? Call(string name, TensorValue tensor, List<Argument> arguments, SyntaxNode call)
    {
        int[] sizes = SizesOf(tensor);
        switch (name)
        {
            case "view" or "reshape":
                return Shaped(tensor, Filled(Sizes(Conversions.Spread(arguments), call), sizes), call);
            case "flatten" when arguments.Count == 0:
                return Shaped(tensor, [Count(sizes)], call);
            case "unsqueeze" when arguments is [var at]:
                int place = Dimension(at, sizes.Length + 1);
                return Shaped(tensor, [.. sizes[..place], 1, .. sizes[place..]], call);
            case "squeeze" when arguments.Count < 2:
                int only = arguments is [var one] ? Dimension(one, sizes.Length) : -1;
                return Shaped(tensor, [.. sizes.Where((size, i) => size != 1 || (only >= 0 && i != only))], call);
            case "expand":
                return Expanded(tensor, arguments, sizes, call);
            case "requires_grad_" when tensor is ConstantValue constant:
                constant.RequiresGradient = arguments.Count == 0 || reader.Truth(arguments[0].Value, call, "'requires_grad'");
                return constant;
            default:
                return null;
        }
    }

    /// <summary>The sizes of a tensor without a batch.</summary>
    public int[] SizesOf(TensorValue tensor) =>
        tensor is ConstantValue constant ? constant.Sizes : reader.Model.ShapeOf(tensor.Node).ToArray();

    /// <summary>A tensor without a batch as one that rows of so many sizes can be joined with, aligned at the last size.</summary>
    /// <exception cref="InputException">It has more sizes than the rows, and a first one that is not 1: that is the batch's.</exception>
    public TensorValue Aligned(TensorValue tensor, int rank, SyntaxNode place)
    {
        int[] sizes = SizesOf(tensor);
        if (sizes.Length == rank + 1 && sizes[0] == 1)
            sizes = sizes[1..];
        if (sizes.Length > rank)
        {
            throw reader.Error(place, FormattableString.Invariant(
                $"a tensor of the sizes ({string.Join(", ", sizes)}) has other values for each row; expected at most {rank} sizes"));
        }

        sizes = [.. Enumerable.Repeat(1, rank - sizes.Length), .. sizes];
        if (tensor is ConstantValue { IsPlaced: false } constant)
            constant.PlacedSizes = sizes;
        return reader.Reshaping.Reshape(tensor, sizes, place);
    }

    /// <summary>
    /// What a constructor tries its layers on, as in conv.forward(zeros(1, 3, 32, 32)): rows as many as its first size; the tensor itself
    /// where it is none of that.
    /// </summary>
    public TensorValue AsRows(TensorValue tensor)
    {
        if (reader.Registration.IsRunning || tensor is not ConstantValue { IsParameter: false, Sizes: [> 0, _, ..] } constant)
            return tensor;
        return new TensorValue(constant.With(constant.Sizes[1..]).Node) { Rows = constant.Sizes[0] };
    }

    private ConstantValue Parameter(List<Argument> arguments, SyntaxNode call)
    {
        bool isTrained = arguments.Count < 2 || reader.Truth(arguments[1].Value, arguments[1].Syntax, "'requires_grad'");
        if (arguments is not [{ Value: ConstantValue { IsParameter: false } values }, ..])
        {
            throw reader.Error(call, "a Parameter is made of something that is not supported; "
                + "lrfind reads ones, zeros, full, rand, randn, arange, linspace and tensor of a number");
        }

        ConstantValue parameter = values.AsParameter(isTrained, call);
        parameter.IsMadeAnew = reader.Registration.IsAnew(call);
        return parameter;
    }

    private ConstantValue Constant(
        int[] sizes, SyntaxNode call, ParameterInit init = ParameterInit.Zeros, double scale = 1, double offset = 0) =>
        new(sizes, Place, call) { HasBatch = false, Init = init, Scale = scale, Offset = offset };

    private int Place(ConstantValue constant)
    {
        string name = constant.Name ?? (constant.IsParameter ? "parameter" : "constant");
        if (constant is { IsMadeAnew: true, IsParameter: false, Init: ParameterInit.Normal or ParameterInit.Uniform })
            throw reader.Error(constant.Syntax,
                "random numbers that each forward draws anew are not supported; draw them in the constructor");
        bool isTrained = constant is { IsParameter: true, RequiresGradient: true } && reader.Registration.Has(constant, name);
        int[] sizes = constant.PlacedSizes.Length == 0 ? [1] : constant.PlacedSizes;
        ParameterSpec spec = reader.Checked(constant.Syntax, () => new ParameterSpec(new TensorShape(sizes))
        {
            Init = constant.Init,
            Scale = constant.Scale,
            Offset = constant.Offset,
        });
        return reader.Add(constant.Syntax, new ModelNode(reader.Prefix + name, spec, []) { IsTrained = isTrained }).Node;
    }

    private TensorValue Shaped(TensorValue tensor, int[] sizes, SyntaxNode call)
    {
        if (Count(sizes) != Count(SizesOf(tensor)))
            throw reader.Error(call, FormattableString.Invariant(
                $"a tensor of {Count(SizesOf(tensor))} values cannot be seen as one of {Count(sizes)}"));
        return tensor is ConstantValue { IsParameter: false } constant ? constant.With(sizes)
            : reader.Reshaping.Reshape(tensor, sizes.Length == 0 ? [1] : sizes, call);
    }

    // The same for each row of the batch, as in token.expand(x.shape[0], -1, -1).
    private TensorValue Expanded(TensorValue tensor, List<Argument> arguments, int[] sizes, SyntaxNode call)
    {
        IReadOnlyList<Value> wanted = Conversions.Spread(arguments);
        bool fits = wanted.Count == sizes.Length && wanted is [BatchSizeValue, ..] && sizes[0] == 1;
        for (int i = 1; fits && i < sizes.Length; i++)
            fits = wanted[i] is IntegerValue { Number: var size } && (size == -1 || size == sizes[i]);
        if (!fits || sizes.Length < 2)
            throw reader.Error(call, "expand is supported along the batch only, as in expand(x.shape[0], -1)");
        return new TensorValue(Aligned(tensor, sizes.Length - 1, call).Node);
    }

    private ConstantValue Range(List<Argument> given, SyntaxNode call)
    {
        double start = given.Count == 1 ? 0 : Real(given[0]), stop = Real(given[given.Count == 1 ? 0 : 1]);
        double step = given.Count == 3 ? Real(given[2]) : 1, count = Math.Ceiling((stop - start) / step);
        return count is >= 1 and <= TensorShape.MaxCount ? Constant([(int)count], call, ParameterInit.Range, step, start)
            : throw reader.Error(call, "the range is empty, or too long");
    }

    private ConstantValue Line(double first, double last, int steps, SyntaxNode call) => steps >= 2
        ? Constant([steps], call, ParameterInit.Range, (last - first) / (steps - 1), first)
        : throw reader.Error(call, "a line of less than two steps is not supported");

    private int[] Sizes(IReadOnlyList<Value> sizes, SyntaxNode call) => [.. sizes.Select(v => reader.Integer(v, call, "a size"))];

    private static int[] Filled(int[] target, int[] sizes)
    {
        int open = Array.IndexOf(target, -1);
        if (open < 0)
            return target;
        int[] filled = [.. target];
        filled[open] = 1;
        filled[open] = Count(sizes) / Math.Max(1, Count(filled));
        return filled;
    }

    private static int Count(int[] sizes)
    {
        long count = 1;
        foreach (int size in sizes)
            count = Math.Min(Math.Abs(count * size), int.MaxValue);
        return (int)count;
    }

    private int Dimension(Argument argument, int rank)
    {
        int dimension = reader.Integer(argument.Value, argument.Syntax, "the dimension");
        dimension = dimension < 0 ? dimension + rank : dimension;
        return dimension >= 0 && dimension < rank ? dimension
            : throw reader.Error(argument.Syntax,
                FormattableString.Invariant($"the dimension is out of range; expected from 0 to {rank - 1}"));
    }

    private double Real(Argument argument) => reader.Real(argument.Value, argument.Syntax, "the number");
}
