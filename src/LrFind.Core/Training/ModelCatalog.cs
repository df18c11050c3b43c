using System.Globalization;
using LrFind.Data;

namespace LrFind.Training;

/// <summary>The models one can ask for by name; sized to the data.</summary>
public static class ModelCatalog
{
    /// <summary>The largest width of a hidden layer.</summary>
    public const int MaxWidth = 65_536;

    private static readonly int[] s_defaultWidths = [64, 64];

    /// <summary>What can be asked for, for help and error messages.</summary>
    public static string Usage => "linear, mlp, or mlp:WIDTH,… as in mlp:256,128";

    /// <summary>Builds a model.</summary>
    /// <param name="name">
    /// <c>linear</c>: one linear layer. <c>mlp</c>: hidden layers of 64 and 64 with ReLU; <c>mlp:256,128</c>: of the given widths.
    /// </param>
    /// <param name="inputs">Features a row.</param>
    /// <param name="outputs">Outputs a row.</param>
    /// <exception cref="SettingException">There is no such model, or a width is not a number from 1 to <see cref="MaxWidth"/>.</exception>
    public static ModelSpec Create(string name, int inputs, int outputs)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Mlp(name, inputs, Widths(name), outputs);
    }

    /// <summary>Checks a model's name before there are data to size it to.</summary>
    /// <exception cref="SettingException">There is no such model, or a width is out of range.</exception>
    public static void Check(string name) => Widths(name);

    private static int[] Widths(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? name : name[..colon];
        return kind switch
        {
            "linear" when colon < 0 => [],
            "mlp" when colon < 0 => s_defaultWidths,
            "mlp" => Array.ConvertAll(name[(colon + 1)..].Split(','), w => Width(name, w)),
            "linear" => throw new SettingException("Model", $"'{name}'", $"no widths with linear: {Usage}"),
            _ => throw new SettingException("Model", $"'{name}'", Usage),
        };
    }

    private static int Width(string name, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int width)
        && width is >= 1 and <= MaxWidth
            ? width
            : throw new SettingException("Model", $"'{name}' with the width '{text}'", FormattableString.Invariant($"widths from 1 to {MaxWidth}"));

    private static ModelSpec Mlp(string name, int inputs, int[] widths, int outputs)
    {
        var layers = new (string Name, LayerSpec Layer)[2 * widths.Length + 1];
        int features = inputs;
        for (int i = 0; i < widths.Length; i++)
        {
            layers[2 * i] = ($"fc{i + 1}", new LinearSpec(features, widths[i]));
            layers[2 * i + 1] = ($"relu{i + 1}", new ReluSpec());
            features = widths[i];
        }

        layers[^1] = (widths.Length == 0 ? "fc" : $"fc{widths.Length + 1}", new LinearSpec(features, outputs));
        return ModelSpec.Chain(name, new TensorShape(inputs), layers);
    }
}
