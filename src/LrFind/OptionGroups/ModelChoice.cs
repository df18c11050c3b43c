using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LrFind.Engines.Worker;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Json;
using LrFind.ModelSource;

namespace LrFind.Cli.OptionGroups;

/// <summary>What <c>--model</c> stands for: a name of the catalogue, or a file.</summary>
internal static class ModelChoice
{
    private const string Source = ".cs", Json = ".json";

    // What can hold more than one model.
    private static readonly string[] s_code = [Source, ".dll", ".csproj"];

    /// <summary>The model of a name or a file.</summary>
    /// <param name="text">What was asked for.</param>
    /// <param name="arguments">Parameters of a model that is code, each as name=value.</param>
    /// <param name="fitsData">Whether a file's model is adjusted to the data.</param>
    /// <param name="otherwise">What to do about code that cannot be read.</param>
    /// <param name="code">What runs models that are code; <see langword="null"/> to read them only.</param>
    /// <exception cref="UsageException">An option does not go with the model.</exception>
    public static LoadedModel Load(string text, string[] arguments, bool fitsData, string otherwise, WorkerEngine? code)
    {
        (string path, string? member) = Split(text);
        if (arguments.Length > 0 && !IsCode(text))
            throw new UsageException("--model-arg goes with a C# file only, as in --model Net.cs", "--model-arg", "--model");
        if (IsCode(text) && code is not null)
            return Run(path, member, arguments, fitsData, code);
        if (IsSource(text))
            return ReadSource(path, member, arguments, fitsData, otherwise);
        if (IsCode(text))
        {
            throw new UsageException($"'{path}' is code, which is not run unless that is asked for; {otherwise}",
                "--model", "--engine");
        }

        if (IsFile(text))
            return JsonModel.Load(path, fitsData);
        if (fitsData)
        {
            throw new UsageException(
                "--fit-io goes with a file only, as in --model Net.cs; models by name fit the data by themselves", "--fit-io", "--model");
        }

        return text;
    }

    /// <summary>A model of the catalogue as reports name it, whatever case it was typed in; a file as it is.</summary>
    public static string Canonical(string text) => IsFile(text) ? text : ModelCatalog.Canonical(text);

    /// <summary>The files of a model, those included that its code may be spread over; none for a name of the catalogue.</summary>
    public static IEnumerable<string> FilesOf(string text)
    {
        if (!IsFile(text))
            return [];
        string[] paths = CodeFile.Paths(Split(text).Path);
        return IsCode(text) ? [.. paths, .. paths.SelectMany(SourcesBeside)] : paths;
    }

    private static IEnumerable<string> SourcesBeside(string path)
    {
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"*{Source}") : [];
    }

    /// <summary>Whether a model is a file.</summary>
    public static bool IsFile(string text) => IsCode(text) || text.EndsWith(Json, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a model is code: a C# file, an assembly or a project.</summary>
    public static bool IsCode(string text) => IsCodeFile(Split(text).Path);

    private static bool IsSource(string text) => Split(text).Path.EndsWith(Source, StringComparison.OrdinalIgnoreCase);

    private static bool IsCodeFile(string path) => s_code.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static (string Path, string? Member) Split(string text)
    {
        int hash = text.LastIndexOf('#');
        return hash > 0 && IsCodeFile(text[..hash]) ? (text[..hash], text[(hash + 1)..]) : (text, null);
    }

    private static LoadedModel Run(string path, string? member, string[] arguments, bool fitsData, WorkerEngine code) => fitsData
        ? throw new UsageException("--fit-io does not go with --engine torchsharp, which runs a model as it is written; --model-arg sets its parameters",
            "--fit-io", "--engine")
        : code.Load(path, member, ArgumentsOf(arguments));

    private static Dictionary<string, string> ArgumentsOf(string[] arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string argument in arguments)
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new UsageException($"--model-arg is '{Quoting.Shortened(argument)}'; expected NAME=VALUE, as in hidden=128", "--model-arg");
            if (!values.TryAdd(argument[..equals], argument[(equals + 1)..]))
                throw new UsageException($"--model-arg gives '{Quoting.Shortened(argument[..equals])}' twice", "--model-arg");
        }

        return values;
    }

    // By itself, and without a type of that assembly in its signature, so that the C# parser, larger than all of lrfind, is loaded only for
    // those who need it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("Performance", "CA1859", Justification = "The type would have to be loaded with the caller.")]
    private static LoadedModel ReadSource(string path, string? member, string[] arguments, bool fitsData, string otherwise) =>
        CSharpModel.Load(path, member, ArgumentsOf(arguments), fitsData, otherwise);
}

/// <summary>
/// Several models in one text. A comma separates two, but behind a colon only before the name of a model or a file: what else follows is an
/// option.
/// </summary>
internal static class ModelList
{
    /// <summary>The models of a text.</summary>
    /// <param name="text">As in <c>linear,mlp:256,128,resnet,net.json</c>, which are four.</param>
    public static IEnumerable<string> Split(string text)
    {
        string? model = null;
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (model is null)
            {
                model = part;
            }
            else if (!model.Contains(':', StringComparison.Ordinal) || IsModel(part))
            {
                yield return model;
                model = part;
            }
            else
            {
                model += $",{part}";
            }
        }

        if (model is { Length: > 0 })
            yield return model;
    }

    private static bool IsModel(string part) => ModelChoice.IsFile(part) || ModelCatalog.FamilyOf(part) is not null;
}
