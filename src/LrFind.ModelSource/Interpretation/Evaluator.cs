using LrFind.Foundation;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Works out expressions. What is not needed to know a model is not read.</summary>
internal sealed partial class Evaluator(Reader reader)
{
    /// <summary>The value of an expression.</summary>
    public Value Evaluate(ExpressionSyntax expression, Frame frame)
    {
        reader.Step(expression);
        return expression switch
        {
            LiteralExpressionSyntax literal => Literal(literal),
            IdentifierNameSyntax or GenericNameSyntax => Named((SimpleNameSyntax)expression, frame),
            ParenthesizedExpressionSyntax inner => Evaluate(inner.Expression, frame),
            InvocationExpressionSyntax call => Invoke(call, frame),
            MemberAccessExpressionSyntax member => Member(member, frame),
            ElementAccessExpressionSyntax element => Element(element, frame),
            BinaryExpressionSyntax binary => Binary(binary, frame),
            PrefixUnaryExpressionSyntax unary => Unary(unary, frame),
            PostfixUnaryExpressionSyntax unary => Postfix(unary, frame),
            AssignmentExpressionSyntax assignment => Assign(assignment, frame),
            ConditionalExpressionSyntax choice => Chosen(choice, frame),
            IsPatternExpressionSyntax test => new BooleanValue(Matches(Evaluate(test.Expression, frame), test.Pattern, frame)),
            CastExpressionSyntax cast => Cast(cast, frame),
            TupleExpressionSyntax tuple => new TupleValue(
                tuple.Arguments.Select(a => Evaluate(a.Expression, frame).Copied()).ToArray(), [.. tuple.Arguments.Select(NameOf)]),
            WithExpressionSyntax copy => Changed(copy, frame),
            SwitchExpressionSyntax choice => Switch(choice, frame),
            LambdaExpressionSyntax lambda => new LambdaValue(lambda, frame.Closure()),
            ConditionalAccessExpressionSyntax access => Conditional(access, frame),
            MemberBindingExpressionSyntax member => MemberOf(frame.Targets.Peek(), member.Name.Identifier.ValueText, member),
            ElementBindingExpressionSyntax element => ElementOf(frame.Targets.Peek(), element, element.ArgumentList.Arguments, frame),
            RangeExpressionSyntax range => Span(range, frame),
            ThrowExpressionSyntax => throw reader.Error(expression, "the code throws here with the sizes that are given"),
            InterpolatedStringExpressionSyntax text => Interpolated(text, frame),
            ThisExpressionSyntax => frame.This ?? throw Unsupported(expression, frame),
            DefaultExpressionSyntax => NullValue.Instance,
            TypeOfExpressionSyntax or PredefinedTypeSyntax or AliasQualifiedNameSyntax => new SymbolValue(expression.ToString()),
            _ => Creation(expression, frame),
        };
    }

    /// <summary>Whether a condition holds; it has to be known without running the model.</summary>
    public bool IsTrue(ExpressionSyntax condition, Frame frame) => reader.Truth(Evaluate(condition, frame), condition, "the condition");

    private InputException Unsupported(ExpressionSyntax expression, Frame frame) =>
        reader.Error(expression,
            $"'{Shortened(expression)}' in {frame.Place} is not supported; lrfind reads layers, functions of tensors and constants");

    private static string Shortened(ExpressionSyntax expression)
    {
        const int Longest = 40;
        string text = expression.ToString().ReplaceLineEndings(" ");
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private Value Literal(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        int number => new IntegerValue(number),
        long number => new IntegerValue(number, isLong: true),
        double number => new RealValue(number),
        float number => new RealValue(number, isSingle: true),
        bool truth => new BooleanValue(truth),
        string text => new TextValue(text),
        null => NullValue.Instance,
        _ => throw reader.Error(literal,
            $"the constant {Shortened(literal)} is not supported; lrfind reads numbers, texts, true, false and null"),
    };

    private Value Named(SimpleNameSyntax name, Frame frame)
    {
        string text = name.Identifier.ValueText;
        if (text == "training" && frame.This is not null)
            return new BooleanValue(true);
        return reader.Names.Find(text, frame, name)
            ?? (frame.Type?.HasMethod(text) == true ? new MethodValue(frame.Type, text, frame.This) : new SymbolValue(text));
    }

    // Both ways have one type, which is that of the wider number.
    private Value Chosen(ConditionalExpressionSyntax choice, Frame frame)
    {
        bool isTrue = IsTrue(choice.Condition, frame);
        Value value = Evaluate(isTrue ? choice.WhenTrue : choice.WhenFalse, frame);
        return OfBoth(value, isTrue ? choice.WhenFalse : choice.WhenTrue, frame);
    }

    private Value OfBoth(Value value, ExpressionSyntax alternative, Frame frame) =>
        Numbers.TypeOf(value) is { } own && NumberTypes.Of(reader, alternative, frame) is { } other
            ? Numbers.Cast(value, Numbers.Common(own, other))! : value;

    private Value Member(MemberAccessExpressionSyntax member, Frame frame)
    {
        string name = member.Name.Identifier.ValueText;
        if (DottedName(member.Expression) is { } dotted && reader.Enums.Find(dotted) is { } choices
            && (!IsValue(member.Expression, frame) || IsCalledAsItsType(dotted, frame)) && MemberOf(choices, name) is { } chosen)
            return chosen;
        if (member.Expression is BaseExpressionSyntax)
            return OfBase(name, member, frame);
        if (TypeNamed(member.Expression, frame) is { } type)
        {
            return reader.Names.FindShared(type, name, null, member)
                ?? (type.HasMethod(name) ? new MethodValue(type, name, null) : null)
                ?? throw reader.Error(member, $"the class '{type.Name}' has no constant '{name}'");
        }

        return MemberOf(Evaluate(member.Expression, frame), name, member);
    }

    private Value MemberOf(Value owner, string name, SyntaxNode member)
    {
        return owner switch
        {
            SymbolValue symbol => MathFunctions.Constant(reader.Names.Plain($"{symbol.Name}.{name}")) ?? new SymbolValue($"{symbol.Name}.{name}"),
            InstanceModule instance => MemberOf(instance, name, member),
            ListValue list when name is "Count" or "Length" => new IntegerValue(list.Items.Count),
            DictionaryValue dictionary when Dictionaries.Member(dictionary, name) is { } of => of,
            SequentialModule sequence when name is "Count" or "Length" => new IntegerValue(sequence.Modules.Count),
            TextValue text when name == "Length" => new IntegerValue(text.Text.Length),
            TupleValue tuple when tuple.PlaceOf(name) is >= 0 and int item => tuple.Items[item],
            TensorValue tensor when name is "shape" => reader.Tensors.Shape(tensor),
            TensorValue when name is "device" => new SymbolValue("CPU"),
            TensorValue when name is "dtype" => new SymbolValue(name),
            TensorValue tensor when name is "Dimensions" or "ndim" => new IntegerValue(reader.Tensors.Shape(tensor).Items.Count, isLong: true),
            LayerModule layer when name is "weight" or "bias" && layer.WeightNames.Contains(name) => new WeightValue(layer, name),
            ModuleValue when name is "weight" or "bias" => new SymbolValue(name),
            Value value and (IntegerValue or RealValue or BooleanValue) when name == "Value" => value,
            Value value and (IntegerValue or RealValue or BooleanValue or NullValue) when name == "HasValue" => new BooleanValue(value is not NullValue),
            Value value => throw reader.Error(member, $"'{name}' of {value.Words} is not supported"),
        };
    }

    private Value OfBase(string name, MemberAccessExpressionSyntax member, Frame frame)
    {
        if (frame is { This: { } instance, Type.Base: { } parent })
        {
            if (parent.FindComputed(name) is { } property)
                return reader.Invoker.Get(property, instance, member);
            if (instance.Fields.TryGetValue(name, out Value? value))
                return value;
        }

        throw Unsupported(member, frame);
    }

    /// <summary>The class that an expression names; <see langword="null"/> where it is a value, or names none.</summary>
    private ModuleClass? TypeNamed(ExpressionSyntax expression, Frame frame) =>
        DottedName(expression) is { } name && reader.Types.Have(name) && !IsValue(expression, frame)
            && reader.Types.Find(name, expression) is { } type ? reader.Sound(type) : null;

    // Nobody writes more classes within each other; null for what is no name, too.
    private static string? DottedName(ExpressionSyntax expression)
    {
        const int MostParts = 16;
        ExpressionSyntax first = expression;
        for (int parts = 1; first is MemberAccessExpressionSyntax member; parts++, first = member.Expression)
        {
            if (parts == MostParts)
                return null;
        }

        return first is SimpleNameSyntax or AliasQualifiedNameSyntax ? expression.ToString() : null;
    }

    // Kind.Wide of a property Kind of the type Kind is the member: C# specification, section 12.8.7.2.
    private static bool IsCalledAsItsType(string name, Frame frame) =>
        (frame.Find(name)?.Type ?? frame.This?.Type.FieldType(name)) is { } type && ModuleClass.LastName(type) == name;

    private bool IsValue(ExpressionSyntax expression, Frame frame)
    {
        ExpressionSyntax first = expression;
        while (first is MemberAccessExpressionSyntax member)
            first = member.Expression;
        return first is SimpleNameSyntax { Identifier.ValueText: var name }
            // A property is not run to find out that it is one.
            ? frame.Type?.FindComputed(name) is not null || reader.Names.Find(name, frame, expression) is not null
            : first is not AliasQualifiedNameSyntax;
    }

    private EnumValue? MemberOf(EnumDeclarationSyntax type, long number) =>
        type.Members.Select(m => MemberOf(type, m.Identifier.ValueText)).FirstOrDefault(m => m?.Number == number);

    /// <summary>A member of an enum; <see langword="null"/> where there is none of the name.</summary>
    public EnumValue? MemberOf(EnumDeclarationSyntax type, string name)
    {
        var frame = new Frame { Place = $"the enum '{type.Identifier.ValueText}'", Outward = type };
        return EnumTable.Member(type, name, e => reader.Integer(Evaluate(e, frame), e, "the value"));
    }

    // A part of a tuple has the name that is given, or that of the variable.
    private static string? NameOf(ArgumentSyntax part) => part.NameColon?.Name.Identifier.ValueText ?? part.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    private Value MemberOf(InstanceModule instance, string name, SyntaxNode member)
    {
        if (name == "training")
            return new BooleanValue(true);
        if (instance.Fields.TryGetValue(name, out Value? value))
            return value;
        return reader.Names.FindShared(instance.Type, name, instance, member) ?? throw reader.Error(member, $"{instance.Words} has no '{name}'");
    }

    private TextValue Interpolated(InterpolatedStringExpressionSyntax text, Frame frame)
    {
        string result = "";
        foreach (InterpolatedStringContentSyntax part in text.Contents)
        {
            result += part is InterpolationSyntax hole ? TextOf(Evaluate(hole.Expression, frame))
                : ((InterpolatedStringTextSyntax)part).TextToken.ValueText;
            if (result.Length > Limits.Elements)
                throw reader.Error(text, FormattableString.Invariant($"the text has more than {Limits.Elements} letters"));
        }

        return new TextValue(result);
    }

    private static string TextOf(Value value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue number => FormattableString.Invariant($"{number.Number}"),
        RealValue { IsSingle: true } number => FormattableString.Invariant($"{(float)number.Number}"),
        RealValue number => FormattableString.Invariant($"{number.Number}"),
        BooleanValue truth => truth.IsTrue ? "True" : "False",
        EnumValue member => member.Name,
        _ => "",
    };
}
