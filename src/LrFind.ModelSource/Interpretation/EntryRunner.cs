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
        Value output = reader.Modules.Apply(found, [input], entry.Syntax, "");
        reader.Registration.Require(found);
        return reader.Tensor(output, entry.Syntax);
    }

    private Value Make()
    {
        switch (entry.Syntax)
        {
            case TypeDeclarationSyntax type:
                ModuleClass module = reader.Types.Of(type);
                ParameterListSyntax? parameters = module.ParameterList ?? ConstructorOf(module)?.ParameterList;
                return reader.Invoker.Create(module, Defaults(parameters), type);
            case MethodDeclarationSyntax method:
                ModuleClass? owner = method.Parent is TypeDeclarationSyntax around ? reader.Types.Of(around) : null;
                return owner is null
                    ? throw reader.Error(method, "a method outside of a class is not supported")
                    : reader.Invoker.Run(method, owner, null, Defaults(method.ParameterList), method, "");
            case LocalFunctionStatementSyntax function:
                var frame = new Frame { Place = $"'{entry.Name}'", Outward = function };
                return reader.Invoker.Run(new FunctionValue(function, frame), Defaults(function.ParameterList), function);
            default:
                RequireParameters([]);
                return reader.Evaluator.Evaluate((ExpressionSyntax)entry.Syntax, new Frame { Place = "the model", Outward = entry.Syntax });
        }
    }

    // The one that takes most of the arguments given, and then the one that needs least.
    private ConstructorDeclarationSyntax? ConstructorOf(ModuleClass type) => type.Constructors
        .OrderByDescending(c => c.ParameterList.Parameters.Count(p => reader.Arguments.ContainsKey(p.Identifier.ValueText)))
        .ThenBy(c => c.ParameterList.Parameters.Count(p => p.Default is null))
        .FirstOrDefault();

    private List<Argument> Defaults(ParameterListSyntax? list)
    {
        List<ParameterSyntax> parameters = [.. list?.Parameters ?? default];
        RequireParameters(parameters);
        return [.. parameters.Select(p => new Argument(null, reader.Invoker.DefaultOf(p, entry.Name), p))];
    }

    private void RequireParameters(List<ParameterSyntax> parameters)
    {
        foreach (string given in reader.Arguments.Keys)
        {
            if (parameters.Exists(p => p.Identifier.ValueText == given))
                continue;
            string known = parameters.Count == 0 ? "it has none" : "it has "
                + string.Join(", ", parameters.Select(p => $"'{p.Identifier.ValueText}'"));
            throw reader.Error(entry.Syntax,
                $"`ModelArg` {given} is no parameter of {(entry.Name.Length > 0 ? $"'{entry.Name}'" : "the model")}; {known}");
        }
    }
}
