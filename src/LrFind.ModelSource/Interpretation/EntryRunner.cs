using LrFind.Models;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Makes the model that is asked for and applies it to the input.</summary>
/// <param name="reader">What reads the file.</param>
internal sealed class EntryRunner(Reader reader, Candidate entry)
{
    /// <summary>What the model gives for the input.</summary>
    public TensorValue Run()
    {
        Value module = Make();
        if (module is not ModuleValue found)
            throw reader.Error(entry.Syntax, $"this is {module.Words}; expected a module");
        // The names of its layers need no name in front.
        found.Name = null;
        var input = new Argument(null, new TensorValue(ModelSpec.InputNode), entry.Syntax);
        reader.Registration.Begin(found);
        Value output = reader.Modules.Apply(found, [input], entry.Syntax, "");
        reader.Registration.RequireAny();
        // Of several the first counts, as it does where the code runs.
        TensorValue tensor = reader.Tensor(output is TupleValue { Items: [TensorValue first, ..] } ? first : output, entry.Syntax);
        return tensor.HasBatch ? tensor : throw reader.Error(entry.Syntax,
            "the model gives the same for all rows; expected something that depends on them");
    }

    private Value Make()
    {
        switch (entry.Syntax)
        {
            case TypeDeclarationSyntax type:
                ModuleClass module = reader.Types.Of(type);
                return reader.Objects.Create(module, Defaults(reader.ModelArguments.ParametersOf(module)), type);
            case MethodDeclarationSyntax method:
                ModuleClass? owner = method.Parent is TypeDeclarationSyntax around ? reader.Types.Of(around) : null;
                return owner is null
                    ? throw reader.Error(method, "a method outside of a class is not supported")
                    : reader.Invoker.Run(new OwnedMethod(method, owner), null, Defaults(method.ParameterList), method, "");
            case VariableDeclaratorSyntax or PropertyDeclarationSyntax:
                Defaults(null);
                ModuleClass holder = reader.Types.Of(entry.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()!);
                return reader.Names.FindShared(holder, entry.Name, null, entry.Syntax) ?? NullValue.Instance;
            case LocalFunctionStatementSyntax function:
                var frame = new Frame { Place = $"'{entry.Name}'", Outward = function };
                return reader.Invoker.Run(new FunctionValue(function, frame), Defaults(function.ParameterList), function);
            default:
                Defaults(null);
                return reader.Evaluator.Evaluate((ExpressionSyntax)entry.Syntax, new Frame { Place = "the model", Outward = entry.Syntax });
        }
    }

    private List<Argument> Defaults(ParameterListSyntax? list)
    {
        List<ParameterSyntax> parameters = [.. list?.Parameters ?? default];
        reader.ModelArguments.RequireParameters(parameters, entry.Name, entry.Syntax);
        return [.. parameters.Select(p => new Argument(null, reader.ModelArguments.ValueFor(p, entry.Name), p))];
    }
}
