using System.Globalization;
using System.Runtime.ExceptionServices;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Interpretation;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource;

/// <summary>A model written in C# for TorchSharp. The file is parsed and followed; nothing of it is compiled or run.</summary>
/// <param name="path">The file.</param>
/// <param name="name">A class, a method or a variable of the file; <see langword="null"/> for its only model.</param>
/// <param name="arguments">Values for parameters of the model's constructor or method, by name.</param>
/// <param name="fitsData">Whether the first layer and the last are resized to the data.</param>
public sealed class CSharpModel(string path, string? name, IReadOnlyDictionary<string, string> arguments, bool fitsData) : ModelDefinition
{
    /// <inheritdoc/>
    public override void Check() => OnOwnStack(() => EntryFinder.Find(SourceFile.Read(path), name));

    /// <inheritdoc/>
    public override ModelSpec Create(DataShape data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return OnOwnStack(() => Create(SourceFile.Read(path), data));
    }

    /// <summary>The model of a file that is read already.</summary>
    internal ModelSpec Create(SourceFile file, DataShape data)
    {
        Candidate entry = EntryFinder.Find(file, name);
        var reader = new Reader(file, arguments, new ModelBuilder(data.Input) { FitsInput = fitsData });
        var start = new EntryRunner(reader, entry);
        TensorValue output = start.Run();
        if (output.Node == ModelSpec.InputNode)
            throw file.Error(entry.Syntax, "the model gives its input as it is; expected at least one layer");
        string title = name is null && entry.Syntax is TypeDeclarationSyntax ? $"{path}#{entry.Name}" : name is null ? path : $"{path}#{name}";
        return ModelFit.ToOutputs(reader.Model.Build(title, output.Node), data.Outputs, fitsData, path);
    }

    // The parser and the reader call themselves for code within code: both stop in time, on a stack whose size does not depend on the system.
    private T OnOwnStack<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Limits.Stack)
        {
            // One that takes too long is left behind.
            IsBackground = true,
        };
        thread.Start();
        if (!thread.Join(Limits.Time))
            throw new InputException(path, FormattableString.Invariant($"the file takes more than {Limits.Time.TotalSeconds} s to read"));
        failure?.Throw();
        return result;
    }
}
