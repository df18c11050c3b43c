using LrFind.ModelSource.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Calls: of methods of the file, of modules, of tensors and of TorchSharp's own functions.</content>
internal sealed partial class Evaluator
{
    private static readonly string[] s_registrations = ["RegisterComponents", "register_module", "add_module", "RegisterModule"];

    // What has no effect on a model.
    private static readonly string[] s_idle = ["Console.WriteLine", "Console.Write", "manual_seed", "random.manual_seed", "GC.Collect"];

    private Value Invoke(InvocationExpressionSyntax call, Frame frame)
    {
        switch (call.Expression)
        {
            case SimpleNameSyntax name:
                return InvokeNamed(name.Identifier.ValueText, call, frame);
            case MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax or ThisExpressionSyntax } member:
                return InvokeNamed(member.Name.Identifier.ValueText, call, frame);
            case MemberAccessExpressionSyntax member:
                return InvokeMember(member, call, frame);
            default:
                throw Unsupported(call, frame);
        }
    }

    private Value InvokeNamed(string name, InvocationExpressionSyntax call, Frame frame)
    {
        if (frame.This is not null && s_registrations.Contains(name))
            return Register(frame.This, name, Arguments(call.ArgumentList, frame));
        if (name == "nameof")
            return new TextValue(call.ArgumentList.Arguments is [var named] ? named.Expression.ToString() : "");
        List<Argument> arguments = Arguments(call.ArgumentList, frame);
        if (frame.Find(name) is { } variable && TryCallByName(variable.Value, arguments, call, frame) is { } called)
            return called;
        if (frame.Type is { } type && Overloads.Choose(reader, type.Methods(name), arguments, call) is { } method)
            return reader.Invoker.Run(method, type, frame.This, arguments, call, frame.Prefix);
        if (frame.This?.Fields.GetValueOrDefault(name) is { } field && TryCallByName(field, arguments, call, frame) is { } result)
            return result;
        return InvokeFunction(name, arguments, call, frame);
    }

    private Value InvokeMember(MemberAccessExpressionSyntax member, InvocationExpressionSyntax call, Frame frame)
    {
        string name = member.Name.Identifier.ValueText;
        if (TypeNamed(member.Expression, frame) is { } type)
        {
            List<Argument> given = Arguments(call.ArgumentList, frame);
            return Overloads.Choose(reader, type.Methods(name), given, call) is { } method
                ? reader.Invoker.Run(method, type, null, given, call, frame.Prefix)
                : throw reader.Error(call, $"the class '{type.Name}' has no method '{name}' for such arguments");
        }

        Value target = Evaluate(member.Expression, frame);
        List<Argument> arguments = Arguments(call.ArgumentList, frame);
        return target switch
        {
            SymbolValue symbol => InvokeFunction($"{symbol.Name}.{name}", arguments, call, frame),
            TensorValue tensor => reader.Tensors.Call(tensor, name, arguments, call, frame),
            ModuleValue module => InvokeModule(module, name, arguments, call, frame),
            ListValue list => reader.Lists.Call(list, name, arguments, call, frame),
            TextValue text when OfText(text, name, arguments) is { } result => result,
            IntegerValue or RealValue or EnumValue when name == "ToString" && arguments.Count == 0 => new TextValue(TextOf(target)),
            not TensorValue when name is "Invoke" && TryCallByName(target, arguments, call, frame) is { } result => result,
            _ => throw reader.Error(call, $"'{name}' of {target.Words} is not supported"),
        };
    }

    private Value InvokeModule(ModuleValue module, string name, List<Argument> arguments, InvocationExpressionSyntax call, Frame frame)
    {
        switch (name)
        {
            case "forward" or "call" or "Forward":
                return reader.Modules.Apply(module, arguments, call, frame.Prefix);
            case "to" or "cuda" or "cpu" or "train" or "eval":
                return module;
            case "append" or "add_module" or "Add" when module is SequentialModule sequence:
                reader.Modules.Append(sequence, arguments, call);
                return module;
        }

        if (module is InstanceModule instance && Overloads.Choose(reader, instance.Type.Methods(name), arguments, call) is { } method)
            return reader.Invoker.Run(method, instance.Type, instance, arguments, call, ModuleRunner.PrefixOf(instance, frame.Prefix));
        if (module is InstanceModule of && s_registrations.Contains(name))
            return Register(of, name, arguments);
        if (name is "RegisterComponents" or "Dispose")
            return NullValue.Instance;
        throw reader.Error(call, $"'{name}' of {module.Words} is not supported; lrfind reads forward and call");
    }

    private static NullValue Register(InstanceModule instance, string registration, List<Argument> arguments)
    {
        if (registration == "RegisterComponents")
            instance.RegisterFields();
        foreach (Argument argument in registration == "RegisterComponents" ? [] : arguments)
        {
            instance.Register(argument.Value);
        }

        if (registration != "RegisterComponents" && arguments is [{ Value: TextValue name }, { Value: ModuleValue module }])
            module.Name = name.Text;
        return NullValue.Instance;
    }

    private Value InvokeFunction(string dotted, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        string name = reader.Names.Plain(dotted);
        if (name == "Sequential")
            return reader.Modules.Sequence(arguments);
        if (name == "ModuleList")
            return ModuleList(arguments, call);
        if (LayerTable.Find(name) is { } layer)
            return layer.CreateModule(new SourceArguments(reader, call, name, layer.Parameters, arguments));
        if (MathFunctions.Call(name, [.. arguments.Select(a => a.Value)]) is { } number)
            return number;
        if (name.EndsWith("Enumerable.Range", StringComparison.Ordinal) && arguments is [var start, var count])
            return reader.Lists.Range(reader.Integer(start.Value, call, "the start"), reader.Integer(count.Value, call, "the count"), call);
        if (name == "cuda.is_available")
            return new BooleanValue(false);
        if (s_idle.Contains(name))
            return NullValue.Instance;
        if (name is "NewDisposeScope" or "device")
            return new SymbolValue(name);
        if (name.EndsWith("MoveToOuter", StringComparison.Ordinal) && arguments is [{ Value: TensorValue moved }])
            return moved;
        if (name.StartsWith("init.", StringComparison.Ordinal))
            throw reader.Error(call, $"'{name}' sets initial weights, which is not supported; lrfind starts from PyTorch's defaults");
        if (reader.Tensors.CallFunction(name, arguments, call, frame) is { } tensor)
            return tensor;
        throw reader.Error(call, char.IsUpper(name[0]) && !name.Contains('.', StringComparison.Ordinal)
            ? $"the layer '{name}' is not supported; lrfind has {LayerTable.Names}"
            : $"'{name}' in {frame.Place} is not supported; lrfind reads layers, functions of tensors and methods of this file");
    }

    private ListValue ModuleList(List<Argument> arguments, SyntaxNode call)
    {
        var list = new ListValue([]) { IsModule = true };
        foreach (Argument argument in arguments)
            reader.AppendAll(list, Conversions.Items(argument.Value) ?? [argument.Value], call);
        return list;
    }
}
