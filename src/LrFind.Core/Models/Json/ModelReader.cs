using System.Text.Json;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Json;

/// <summary>Reads models from JSON; docs/model.schema.json describes the form.</summary>
internal sealed class ModelReader
{
    private readonly string _file;
    private readonly JsonElement _root;
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal) { [ModelWriter.InputName] = ModelSpec.InputNode };

    /// <summary>Checks the document's outer parts.</summary>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="InputException">It is no model, or one of another version.</exception>
    public ModelReader(string file, JsonElement root)
    {
        (_file, _root) = (file, root);
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("lrfind_model", out JsonElement version))
            throw Error("this is no model; expected an object with \"lrfind_model\": 1");
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != ModelWriter.Version)
            throw Error(FormattableString.Invariant($"the version of the form, lrfind_model, is {LayerSettings.Shortened(version)}; expected {ModelWriter.Version}"));
        RequireKnown(root, Error, "lrfind_model", "name", "input_shape", "layers", "$schema");
        Input = new LayerSettings(root, Error).Shape("input_shape");
    }

    /// <summary>The shape of the rows that the model takes.</summary>
    public TensorShape Input { get; }

    /// <summary>The model.</summary>
    /// <param name="name">What to call it where the document does not say.</param>
    /// <exception cref="InputException">A layer is not understood, or does not fit.</exception>
    public ModelSpec Read(string name, ModelBuilder builder)
    {
        if (!_root.TryGetProperty("layers", out JsonElement layers) || layers.ValueKind != JsonValueKind.Array
            || layers.GetArrayLength() == 0)
            throw Error("'layers' is missing; expected a list of one layer or more");
        if (_root.TryGetProperty("name", out JsonElement given))
            name = given.ValueKind == JsonValueKind.String ? given.GetString()! : throw Error("'name' is no text");
        int last = ModelSpec.InputNode;
        foreach (JsonElement layer in layers.EnumerateArray())
            last = Add(layer, builder, last);
        ModelSpec model = builder.Build(name, last);
        if (model.Nodes.Count < layers.GetArrayLength())
            throw Error($"the layer '{Unused(model)}' feeds no other; the last layer is the model's output");
        return model;
    }

    private int Add(JsonElement layer, ModelBuilder builder, int previous)
    {
        if (layer.ValueKind != JsonValueKind.Object || !TryText(layer, "name", out string name))
            throw Error($"layer {_nodes.Count} has no 'name'");
        InputException Problem(string problem) => Error($"layer '{Quoting.Shortened(name)}': {problem}");
        if (!TryText(layer, "kind", out string kind))
            throw Problem("'kind' is missing");
        LayerDescriptor descriptor = LayerCatalog.Find(kind)
            ?? throw Problem(NoSuchKind(kind, LayerCatalog.All.Select(f => f.Kind)));
        IEnumerable<string> settings = [.. descriptor.Parameters.Select(p => p.Name), .. ModelWriter.Common(descriptor)];
        RequireKnown(layer, Problem, ["name", "kind", "inputs", .. settings]);
        int[] inputs = descriptor.HasInputs ? Inputs(layer, previous, Problem) : RequireNoInputs(layer, Problem);
        var given = new LayerSettings(layer, Problem);
        try
        {
            int node = builder.Add(new ModelNode(name, descriptor.Create(given), inputs)
            {
                SharedWith = Owner(layer, Problem),
                IsTrained = !given.IsGiven(ModelWriter.Trained) || given.Boolean(ModelWriter.Trained),
                IsAlwaysTraining = given.IsGiven(ModelWriter.AlwaysTraining) && given.Boolean(ModelWriter.AlwaysTraining),
            });
            return _nodes.TryAdd(name, node) ? node : throw Problem("another layer has the same name");
        }
        catch (Exception e) when (e is SettingException or ArgumentException or OverflowException)
        {
            throw Problem(ExceptionText.WithoutParameter(e));
        }
    }

    private int[] Inputs(JsonElement layer, int previous, Func<string, InputException> problem)
    {
        if (!layer.TryGetProperty("inputs", out JsonElement list))
            return [previous];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is < 1 or > ModelBuilder.MaxLayers)
            throw problem("'inputs' is no list of names");
        int[] inputs = new int[list.GetArrayLength()];
        for (int i = 0; i < inputs.Length; i++)
        {
            string name = list[i].ValueKind == JsonValueKind.String ? list[i].GetString()! : throw problem("'inputs' is no list of names");
            if (!_nodes.TryGetValue(name, out inputs[i]))
                throw problem($"the input '{Quoting.Shortened(name)}' is no layer before it; expected one, or {ModelWriter.InputName}");
        }

        return inputs;
    }

    private static int[] RequireNoInputs(JsonElement layer, Func<string, InputException> problem) =>
        !layer.TryGetProperty("inputs", out JsonElement list) || (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 0)
            ? [] : throw problem("it takes nothing, and 'inputs' is no empty list");

    private int? Owner(JsonElement layer, Func<string, InputException> problem)
    {
        if (!layer.TryGetProperty(ModelWriter.WeightsOf, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.String && _nodes.TryGetValue(value.GetString()!, out int owner) && owner >= 0 ? owner
            : throw problem($"'{ModelWriter.WeightsOf}' is {LayerSettings.Shortened(value)}, which is no layer before it");
    }

    private string Unused(ModelSpec model)
    {
        var used = model.Nodes.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        return _nodes.Keys.First(n => n != ModelWriter.InputName && !used.Contains(n));
    }

    private static bool TryText(JsonElement layer, string name, out string text)
    {
        text = layer.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return text.Length > 0;
    }

    private static string NoSuchKind(string kind, IEnumerable<string> kinds) =>
        $"there is no kind '{Quoting.Shortened(kind)}'; expected one of {string.Join(", ", kinds)}{Nearest.Hint(kind, kinds)}";

    private static void RequireKnown(JsonElement element, Func<string, InputException> error, params string[] names)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                throw error($"'{Quoting.Shortened(property.Name)}' is not known; expected {string.Join(", ", names)}{Nearest.Hint(property.Name, names)}");
        }
    }

    private InputException Error(string problem) => new(_file, problem);
}
