using System.Reflection;

namespace LrFind.TorchSharp.Worker.Modules.Arguments;

/// <summary>Values by name, where a name with dots reaches into an object: <c>config.hidden</c>.</summary>
/// <param name="path">The whole name.</param>
internal sealed class ArgumentTree(string path)
{
    private readonly Dictionary<string, ArgumentTree> _parts = new(StringComparer.Ordinal);

    public string Path => path;

    /// <summary>The value as it was given; <see langword="null"/> where only parts of it were.</summary>
    public string? Text { get; private set; }

    public IEnumerable<string> Names => _parts.Keys;

    public static ArgumentTree Of(IReadOnlyDictionary<string, string> arguments)
    {
        var root = new ArgumentTree("");
        foreach ((string name, string text) in arguments)
        {
            ArgumentTree tree = root;
            foreach (string part in name.Split('.'))
                tree = tree.Part(part);
            tree.Text = text;
        }

        return root;
    }

    public ArgumentTree? Find(string name, StringComparison comparison = StringComparison.Ordinal) =>
        _parts.FirstOrDefault(p => string.Equals(p.Key, name, comparison)).Value;

    /// <summary>
    /// The constructor that takes most of the parts; of those a public one before others, and the one that needs least beside them.
    /// </summary>
    public ConstructorInfo? MostFitting(
        IEnumerable<ConstructorInfo> constructors,
        StringComparison comparison = StringComparison.Ordinal) =>
        constructors
            .OrderByDescending(c => c.GetParameters().Count(p => Find(p.Name!, comparison) is not null))
            .ThenByDescending(c => c.IsPublic)
            .ThenBy(c => c.GetParameters().Count(p => !p.HasDefaultValue))
            .FirstOrDefault();

    /// <summary>The whole name of a part.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private ArgumentTree Part(string name)
    {
        if (!_parts.TryGetValue(name, out ArgumentTree? part))
            _parts[name] = part = new ArgumentTree(PathOf(name));
        return part;
    }
}
