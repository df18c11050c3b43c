using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Layers;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Calls: of methods of the file, of modules, of tensors and of TorchSharp's own functions.</content>
internal sealed partial class Evaluator
{
    private static readonly string[] s_registrations =
        ["RegisterComponents", "register_module", "add_module", "RegisterModule", "register_parameter", "register_buffer"];

    // What a class has from Module, and may ask of itself.
    private static readonly string[] s_own = ["to", "cuda", "cpu", "train", "eval", "float", "parameters", "named_parameters", "state_dict"];

    // What has no effect on a model.
    private static readonly string[] s_idle =
    [
        "Debug.Assert", "Trace.Assert", "Debug.WriteLine", "Console.WriteLine", "Console.Write", "manual_seed", "random.manual_seed", "GC.Collect",
    ];

    private Value Invoke(InvocationExpressionSyntax call, Frame frame)
    {
        switch (call.Expression)
        {
            case SimpleNameSyntax name:
                return InvokeNamed(name.Identifier.ValueText, call, frame);
            case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member:
                return InvokeNamed(member.Name.Identifier.ValueText, call, frame);
            case MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } member:
                return InvokeBase(member.Name.Identifier.ValueText, call, frame);
            case MemberAccessExpressionSyntax member:
                return InvokeMember(member, call, frame);
            case MemberBindingExpressionSyntax member:
                return InvokeOn(frame.Targets.Peek(), member.Name.Identifier.ValueText, call, frame);
            case ElementAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax:
                Value function = Evaluate(call.Expression, frame);
                return TryCallByName(function, Arguments(call.ArgumentList, frame), call, frame) ?? throw Unsupported(call, frame);
            default:
                throw Unsupported(call, frame);
        }
    }

    private Value InvokeNamed(string name, InvocationExpressionSyntax call, Frame frame)
    {
        if (frame.This is not null && s_registrations.Contains(name))
            return Register(frame.This, name, Arguments(call.ArgumentList, frame));
        if (s_own.Contains(name) && frame.This is { Type.IsModule: true } own && !own.Type.HasMethod(name))
            return InvokeModule(own, name, Arguments(call.ArgumentList, frame), call, frame);
        if (name == "nameof")
            return new TextValue(call.ArgumentList.Arguments is [var named] ? named.Expression.ToString() : "");
        List<Argument> arguments = Arguments(call.ArgumentList, frame);
        if (frame.Find(name) is { } variable && TryCallByName(variable.Value, arguments, call, frame) is { } called)
            return called;
        if (frame.Type is { } type && Dispatch.Find(reader, type, frame.This?.Type ?? type, name, arguments, call) is { } method)
            return reader.Invoker.Run(method, frame.This, arguments, call, frame.Prefix);
        if (frame.This?.Fields.GetValueOrDefault(name) is { } field && TryCallByName(field, arguments, call, frame) is { } result)
            return result;
        foreach (ModuleClass visible in reader.Names.Visible(frame))
        {
            if (Dispatch.Find(reader, visible, visible, name, arguments, call) is { } shared)
                return reader.Invoker.Run(shared, null, arguments, call, frame.Prefix);
        }

        return InvokeFunction(name, arguments, call, frame);
    }

    // What Module itself does is no more than what it does without being overridden.
    private Value InvokeBase(string name, InvocationExpressionSyntax call, Frame frame)
    {
        List<Argument> arguments = Arguments(call.ArgumentList, frame);
        if (frame is { This: { } instance, Type.Base: { } parent }
            && Dispatch.Find(reader, parent, parent, name, arguments, call) is { } method)
            return reader.Invoker.Run(method, instance, arguments, call, frame.Prefix);
        if (frame.This is { Sequence: { } sequence } derived && name is ModuleClass.Forward or "call")
            return reader.Modules.RunSequence(derived, sequence, arguments, call, frame.Prefix);
        return frame.This is { } own && s_registrations.Contains(name) ? Register(own, name, arguments)
            : name is "to" or "cuda" or "cpu" or "train" or "eval" or "Dispose" ? NullValue.Instance
            : throw Unsupported(call, frame);
    }

    private Value InvokeMember(MemberAccessExpressionSyntax member, InvocationExpressionSyntax call, Frame frame)
    {
        string name = member.Name.Identifier.ValueText;
        if (TypeNamed(member.Expression, frame) is { } type)
        {
            List<Argument> given = Arguments(call.ArgumentList, frame);
            return Dispatch.Find(reader, type, type, name, given, call) is { } method
                ? reader.Invoker.Run(method, null, given, call, frame.Prefix)
                : throw reader.Error(call, $"the class '{type.Name}' has no method '{name}' for such arguments");
        }

        return InvokeOn(Evaluate(member.Expression, frame), name, call, frame);
    }

    private Value InvokeOn(Value target, string name, InvocationExpressionSyntax call, Frame frame)
    {
        List<Argument> arguments = Arguments(call.ArgumentList, frame);
        // What a type has itself stands before what extends it.
        if (target is not (TensorValue or ModuleValue) && Extended(target, name, arguments, call, frame) is { } extended)
            return extended;
        return target switch
        {
            SymbolValue symbol => InvokeFunction($"{symbol.Name}.{name}", arguments, call, frame),
            TensorValue tensor => reader.Tensors.Call(tensor, name, arguments, call, frame)
                ?? Extended(target, name, arguments, call, frame)
                ?? throw reader.Error(call,
                    $"'{name}' of a tensor in {frame.Place} is not supported; lrfind reads activations, arithmetic, view, reshape, flatten and cat"),
            ModuleValue module => InvokeModule(module, name, arguments, call, frame),
            ListValue list => reader.Lists.Call(list, name, arguments, call, frame),
            DictionaryValue dictionary => reader.Dictionaries.Call(dictionary, name, arguments, call, frame),
            TextValue text when OfText(text, name, arguments) is { } result => result,
            WeightValue weight when name == "requires_grad_" => Trained(weight, arguments),
            IntegerValue or RealValue or EnumValue when name == "ToString" && arguments.Count == 0 => new TextValue(TextOf(target)),
            not TensorValue when name is "Invoke" && TryCallByName(target, arguments, call, frame) is { } result => result,
            _ => throw reader.Error(call, $"'{name}' of {target.Words} is not supported"),
        };
    }

    // What a method of the source that extends others gives; null where there is none.
    private Value? Extended(Value target, string name, List<Argument> arguments, InvocationExpressionSyntax call, Frame frame)
    {
        MethodDeclarationSyntax[] extensions = reader.Types.Extensions(name);
        if (extensions.Length == 0 || target is SymbolValue)
            return null;
        List<Argument> all = [new Argument(null, target, call), .. arguments];
        return Overloads.Choose(reader, extensions, all, call) is { Parent: TypeDeclarationSyntax around } method
            ? reader.Invoker.Run(new OwnedMethod(method, reader.Types.Of(around)), null, all, call, frame.Prefix) : null;
    }

    private Value InvokeModule(ModuleValue module, string name, List<Argument> arguments, InvocationExpressionSyntax call, Frame frame)
    {
        if (module is InstanceModule { Sequence: { } inner } && name is "append" or "add_module" or "Add")
            module = inner;
        switch (name)
        {
            case "forward" or "call" or "Forward":
                return reader.Modules.Apply(module, arguments, call, frame.Prefix);
            case "named_parameters" or "modules" or "children" or "named_modules" or "named_children" or "state_dict":
                return new SymbolValue(name);
            case "train" or "eval" when reader.Registration.IsRunning:
                throw reader.Error(call, $"'{name}' within forward is not supported: a range test trains the model as it is");
            case "to" or "cuda" or "cpu" or "train" or "eval" or "float":
                return module;
            case "parameters" when arguments.Count == 0:
                return new ListValue([.. WeightValue.Of(module)]);
            case "append" or "add_module" or "Add" when module is SequentialModule sequence:
                reader.Modules.Append(sequence, arguments, call);
                return module;
        }

        if (module is InstanceModule instance && Dispatch.Find(reader, instance.Type, instance.Type, name, arguments, call) is { } method)
            return reader.Invoker.Run(method, instance, arguments, call, ModuleRunner.PrefixOf(instance, frame.Prefix));
        if (module is InstanceModule of && s_registrations.Contains(name))
            return Register(of, name, arguments);
        if (name is "RegisterComponents" or "Dispose")
            return NullValue.Instance;
        return Extended(module, name, arguments, call, frame)
            ?? throw reader.Error(call, $"'{name}' of {module.Words} is not supported; lrfind reads forward and call");
    }

    private WeightValue Trained(WeightValue weight, List<Argument> arguments)
    {
        weight.SetTrained(arguments is not [var isTrained] || reader.Truth(isTrained.Value, isTrained.Syntax, "'requires_grad'"));
        return weight;
    }

    private static NullValue Register(InstanceModule instance, string registration, List<Argument> arguments)
    {
        if (registration == "RegisterComponents")
            instance.RegisterFields();
        foreach (Argument argument in registration == "RegisterComponents" ? [] : arguments)
        {
            instance.Register(argument.Value);
        }

        if (registration != "RegisterComponents" && arguments is [{ Value: TextValue name }, { Value: var named }, ..])
            ModuleValue.Rename(named, name.Text);
        return NullValue.Instance;
    }

    private Value InvokeFunction(string dotted, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        string name = reader.Names.Plain(dotted);
        if (name == "Sequential")
            return reader.Modules.Sequence(arguments);
        if (name == "ModuleList")
            return ModuleList(arguments, call);
        if (name == "ModuleDict")
            return reader.Dictionaries.ModuleDict(arguments, call);
        if (name is "TensorIndex.Slice" or "TensorIndex.Single")
            return Slices.Index(reader, name, arguments, call);
        if (LayerTable.Find(name) is { } layer)
            return reader.Registration.Made(layer.CreateModule(new SourceArguments(reader, call, name, layer.Parameters, arguments)));
        if (MathFunctions.Call(name, [.. arguments.Select(a => a.Value)]) is { } number)
            return number;
        if (reader.Lists.Static(name, arguments, call) is { } list)
            return list;
        if (name == "cuda.is_available")
            return new BooleanValue(false);
        if (s_idle.Contains(name) || IsPassedGuard(name, arguments, call))
            return NullValue.Instance;
        // How a model is trained may stand in it; where forward uses it, it is refused there.
        if (name.StartsWith("optim.", StringComparison.Ordinal) || (name.EndsWith("Loss", StringComparison.Ordinal)
            && !name.StartsWith("functional", StringComparison.Ordinal)))
            return new SymbolValue(name);
        if (name == "device")
            return new SymbolValue(arguments is [{ Value: TextValue device }, ..] ? device.Text.Split(':')[0].ToUpperInvariant() : name);
        if (name is "NewDisposeScope" or Executor.NoGradients or "inference_mode")
            return new SymbolValue(name == "inference_mode" ? Executor.NoGradients : name);
        if (name.EndsWith("MoveToOuter", StringComparison.Ordinal) && arguments is [{ Value: TensorValue moved }])
            return moved;
        if (name.StartsWith("init.", StringComparison.Ordinal))
            throw reader.Error(call, $"'{name}' sets initial weights, which is not supported; lrfind starts from PyTorch's defaults");
        if (reader.Constants.Create(name, arguments, call) is { } constant)
            return constant;
        if (reader.Tensors.CallFunction(name, arguments, call, frame) is { } tensor)
            return tensor;
        throw reader.Error(call, char.IsUpper(name[0]) && !name.Contains('.', StringComparison.Ordinal)
            ? $"the layer '{name}' is not supported; lrfind has {LayerTable.Names}"
            : $"'{name}' in {frame.Place} is not supported; lrfind reads layers, functions of tensors and methods of this file");
    }

    // Guards that throw where an argument is no good.
    private bool IsPassedGuard(string name, List<Argument> arguments, SyntaxNode call)
    {
        const string Range = "ArgumentOutOfRangeException.ThrowIf";
        Value? given = arguments.FirstOrDefault().Value, limit = arguments.ElementAtOrDefault(1).Value;
        bool? throws = name switch
        {
            "ArgumentNullException.ThrowIfNull" => given is NullValue,
            "ArgumentException.ThrowIfNullOrEmpty" => given is NullValue or TextValue { Text: "" },
            "ArgumentException.ThrowIfNullOrWhiteSpace" => given is NullValue || (given is TextValue text && string.IsNullOrWhiteSpace(text.Text)),
            $"{Range}Negative" => Holds("<", given, new IntegerValue(0)),
            $"{Range}NegativeOrZero" => Holds("<=", given, new IntegerValue(0)),
            $"{Range}Zero" => Holds("==", given, new IntegerValue(0)),
            $"{Range}LessThan" => Holds("<", given, limit),
            $"{Range}LessThanOrEqual" => Holds("<=", given, limit),
            $"{Range}GreaterThan" => Holds(">", given, limit),
            $"{Range}GreaterThanOrEqual" => Holds(">=", given, limit),
            $"{Range}Equal" => Holds("==", given, limit),
            _ => null,
        };
        return throws == true ? throw reader.Error(call, "the code throws here with the sizes that are given") : throws == false;
    }

    private static bool? Holds(string sign, Value? left, Value? right) => left is not null && right is not null
        ? (Numbers.Operate(sign, left, right) as BooleanValue)?.IsTrue : null;

    private ListValue ModuleList(List<Argument> arguments, SyntaxNode call)
    {
        var list = new ListValue([]) { IsModule = true };
        foreach (Argument argument in arguments)
            reader.AppendAll(list, Conversions.Items(argument.Value) ?? [argument.Value], call);
        return list;
    }
}
