using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Functions and methods of tensors: activations, joins and changes of shape.</summary>
internal sealed class TensorMethods(Reader reader)
{
    // What gives the tensor itself, as far as a model is concerned.
    private static readonly string[] s_same =
    [
        "to", "cuda", "cpu", "alias", "contiguous", "clone", "MoveToOuterDisposeScope", "DetachFromDisposeScope", "to_type", "type_as",
            "type", "Dispose",
    ];

    /// <summary>The sizes of a tensor: the batch, and then those of a row.</summary>
    public ListValue Shape(TensorValue tensor)
    {
        if (!tensor.HasBatch)
            return new ListValue([.. reader.Constants.SizesOf(tensor).Select(s => new IntegerValue(s, isLong: true))]);
        TensorShape shape = reader.Model.ShapeOf(tensor.Node);
        var sizes = new List<Value> { tensor.Rows is { } rows ? new IntegerValue(rows, isLong: true) : new BatchSizeValue() };
        for (int i = 0; i < shape.Rank; i++)
            sizes.Add(new IntegerValue(shape[i], isLong: true));
        return new ListValue(sizes);
    }

    /// <summary>What a method of a tensor gives; <see langword="null"/> where lrfind knows none of that name.</summary>
    public Value? Call(TensorValue tensor, string name, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        if (s_same.Contains(name))
            return tensor;
        if (name is "detach" or "requires_grad_" && tensor.HasBatch)
            return reader.Model.IsRaw(tensor.Node) ? tensor : throw reader.Error(call,
                $"'{name}' of what layers give is not supported: what is in front of it would not be trained");
        if (name is "size" && arguments.Count == 0)
            return Shape(tensor);
        if (name is "numel" && arguments.Count == 0 && (tensor.Rows is not null || !tensor.HasBatch))
            return Shape(tensor).Items.Aggregate((product, size) => Numbers.Operate("*", product, size)!);
        if (name is "size" && arguments is [var dimension])
        {
            List<Value> sizes = Shape(tensor).Items;
            int index = reader.Integer(dimension.Value, dimension.Syntax, "the dimension");
            index = index < 0 ? index + sizes.Count : index;
            return index >= 0 && index < sizes.Count ? sizes[index]
                : throw reader.Error(dimension.Syntax, "the tensor has no such dimension");
        }

        if (name is "dim" && arguments.Count == 0)
            return new IntegerValue(Shape(tensor).Items.Count, isLong: true);
        return CallFunction(name, [new Argument(null, tensor, call), .. arguments], call, frame);
    }

    /// <summary>A function of a tensor; <see langword="null"/> where lrfind knows none of that name.</summary>
    public Value? CallFunction(string dotted, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        string name = dotted[(dotted.LastIndexOf('.') + 1)..];
        if (name is "cat" or "concat" or "concatenate")
            return Concatenate(arguments, call);
        // relu_ writes over what it reads.
        bool inPlace = name.EndsWith('_');
        string plain = name.TrimEnd('_');
        if (arguments is not [{ Value: TensorValue tensor } first, ..] || (first.Name is not (null or "input" or "x" or "self")))
            return null;
        arguments = arguments[1..];
        if (tensor.HasBatch && reader.Slices.Call(plain, tensor, arguments, call) is { } parts)
            return parts;
        TensorValue? result = plain switch
        {
            _ when LayerTable.FindFunction(plain) is { } layer => ApplyFunction(layer, tensor, arguments, call, frame),
            _ => reader.Arithmetic.Call(plain, tensor, arguments, call)
                ?? (tensor.HasBatch ? reader.Reshaping.Call(plain, tensor, arguments, call)
                    : reader.Constants.Call(plain, tensor, arguments, call)),
        };
        if (result is null || !inPlace)
            return result;
        tensor.Node = result.Node;
        return tensor;
    }

    private TensorValue ApplyFunction(LayerKind kind, TensorValue tensor, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        LayerModule layer = kind.CreateModule(new SourceArguments(reader, call, kind.Function, kind.FunctionParameters, arguments));
        (layer.Name, layer.IsFunction) = (kind.Function, true);
        return (TensorValue)reader.Modules.Apply(layer, [new Argument(null, tensor, call)], call, frame.Prefix);
    }

    private TensorValue Concatenate(List<Argument> arguments, SyntaxNode call)
    {
        if (arguments.Count is 0 or > 2 || Conversions.Items(arguments[0].Value) is not { Count: > 0 } items)
            throw reader.Error(call, "cat is given no list of tensors; expected one, as in cat(new[] { a, b }, 1)");
        TensorValue[] tensors = [.. items.Select(t => reader.Tensor(t, arguments[0].Syntax))];
        if (Array.Exists(tensors, t => !t.HasBatch))
            throw reader.Error(call,
                "cat of a tensor that is not made of rows is not supported; expand it first, as in expand(x.shape[0], -1)");
        int rank = reader.Model.ShapeOf(tensors[0].Node).Rank;
        int dimension = arguments.Count == 2 ? reader.Integer(arguments[1].Value, arguments[1].Syntax, "'dim' of cat") : 0;
        if (dimension != 1 && !(dimension == -1 && rank == 1))
            throw reader.Error(call,
                FormattableString.Invariant($"cat along dimension {dimension} is not supported; lrfind has it along dimension 1"));
        return tensors.Length == 1 ? tensors[0] : reader.AddOperation(call, "cat", new ConcatSpec(), tensors);
    }
}
