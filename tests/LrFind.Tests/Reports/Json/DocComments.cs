using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LrFind.Tests.Reports.Json;

/// <summary>What doc comments say of records and their properties, in plain text; a reference becomes what it refers to.</summary>
internal sealed partial class DocComments
{
    private readonly Assembly _assembly;
    private readonly Dictionary<string, XElement> _members;

    /// <summary>Reads the file that the compiler writes beside an assembly.</summary>
    public DocComments(Assembly assembly)
    {
        _assembly = assembly;
        _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value);
    }

    /// <summary>The summary of a type.</summary>
    public string OfType(Type type) => TextOf(_members[$"T:{type.FullName}"].Element("summary"), type.Name);

    /// <summary>What is said of a property, where it stands or as a parameter of its record; without its default, which a reader does not need.</summary>
    public string OfProperty(PropertyInfo property)
    {
        string type = property.DeclaringType!.FullName!;
        XElement? words = _members.GetValueOrDefault($"P:{type}.{property.Name}")?.Element("summary")
            ?? _members[$"T:{type}"].Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == property.Name);
        return Default().Replace(TextOf(words, $"{type}.{property.Name}"), "");
    }

    private string TextOf(XElement? element, string name)
    {
        string text = string.Concat((element ?? throw new InvalidOperationException($"nothing is said of {name}")).Nodes().Select(TextOf));
        return Spaces().Replace(text, " ").Trim();
    }

    private string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => word.Value,
        XElement { Name.LocalName: "see" } see => Reference(see.Attribute("cref")!.Value),
        XElement other => other.Value,
        _ => "",
    };

    // A number, a list of what has names, the words of an enumeration; else the name.
    private string Reference(string id)
    {
        string name = id[2..];
        if (_assembly.GetType(name) is { IsEnum: true } words)
            return string.Join(", ", Enum.GetNames(words).Select(n => n.ToLowerInvariant()));
        (string owner, string member) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Type? type = _assembly.GetType(owner);
        return type?.GetField(member, Static)?.GetValue(null) is IConvertible number ? number.ToString(CultureInfo.InvariantCulture)
            : type?.GetProperty(member, Static)?.GetValue(null) is IEnumerable list ? string.Join(", ", list.Cast<object>().Select(NameOf))
            : JsonName(member);
    }

    private static string NameOf(object value) => value as string ?? (string)value.GetType().GetProperty("Name")!.GetValue(value)!;

    private static string JsonName(string member) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(member);

    [GeneratedRegex(@" Default: .*$")]
    private static partial Regex Default();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>The range that the words about a property end with.</summary>
/// <param name="Limits">Numbers by the keywords of JSON Schema.</param>
/// <param name="Words">The words that a text is one of; none for any.</param>
/// <param name="IsTold">Whether a range is told, which may be any number.</param>
internal sealed partial record DocRange(IReadOnlyList<(string Keyword, double Limit)> Limits, IReadOnlyList<string> Words, bool IsTold)
{
    public static readonly DocRange None = new([], [], IsTold: false);

    /// <summary>Reads what stands behind the last semicolon, or comma in the sentence of an option.</summary>
    public static DocRange Of(string words)
    {
        if (Range().Match(words) is not { Success: true } match)
            return None;
        double Number(string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        List<(string, double)> limits = [];
        if (match.Groups["more"].Success)
            limits.Add(("exclusiveMinimum", Number("more")));
        if (match.Groups["least"].Success)
            limits.Add(("minimum", Number("least")));
        if (match.Groups["most"].Success)
            limits.Add(("maximum", Number("most")));
        return new DocRange(limits, match.Groups["word"].Success ? match.Groups["word"].Value.Split(", ") : [], IsTold: true);
    }

    [GeneratedRegex(@"[;,] (?:any number|more than (?<more>\d+)|at least (?<least>\d+)|at most (?<most>\d+)|from (?<least>\d+) to (?<most>\d+)|one of (?<word>[^.;]+))\.$")]
    private static partial Regex Range();
}
