using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Interpretation;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Values;

/// <summary>A method within a method.</summary>
internal sealed class FunctionValue(LocalFunctionStatementSyntax syntax, Frame frame) : Value
{
    public LocalFunctionStatementSyntax Syntax { get; } = syntax;

    /// <summary>Where it was declared.</summary>
    public Frame Frame { get; } = frame;

    /// <inheritdoc/>
    public override string Words => "a method";
}

/// <summary>A lambda.</summary>
/// <param name="types">The types of its parameters and, at last, of what it returns; <see langword="null"/> where nothing says them.</param>
/// <param name="declared">The parameters of the delegate that it is declared as; <see langword="null"/> where that is none of the source.</param>
internal sealed class LambdaValue(
    LambdaExpressionSyntax syntax, Frame frame, IReadOnlyList<TypeSyntax>? types = null, ParameterListSyntax? declared = null) : Value
{
    public LambdaExpressionSyntax Syntax { get; } = syntax;

    /// <summary>Where it was written.</summary>
    public Frame Frame { get; } = frame;

    /// <summary>The types of its parameters and, at last, of what it returns.</summary>
    public IReadOnlyList<TypeSyntax>? Types { get; } = types;

    /// <summary>The parameters of the delegate that it is declared as.</summary>
    public ParameterListSyntax? Declared { get; } = declared;

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<ParameterSyntax> Parameters => Syntax switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter],
        ParenthesizedLambdaExpressionSyntax lambda => [.. lambda.ParameterList.Parameters],
        _ => [],
    };

    /// <inheritdoc/>
    public override string Words => "a lambda";
}

/// <summary>A method of a class, by its name.</summary>
/// <param name="instance">The object; <see langword="null"/> in static code.</param>
internal sealed class MethodValue(ModuleClass type, string name, InstanceModule? instance) : Value
{
    public ModuleClass Type { get; } = type;

    public string Name { get; } = name;

    /// <summary>The object; <see langword="null"/> in static code.</summary>
    public InstanceModule? Instance { get; } = instance;

    /// <inheritdoc/>
    public override string Words => "a method";
}

/// <summary>A member of an enum of the file.</summary>
/// <param name="type">The enum.</param>
/// <param name="name">The member; a number where no member has it.</param>
internal sealed class EnumValue(EnumDeclarationSyntax type, string name, long number) : Value
{
    public EnumDeclarationSyntax Type { get; } = type;

    public string Name { get; } = name;

    public long Number { get; } = number;

    /// <inheritdoc/>
    public override string Words => $"'{Name}'";
}
