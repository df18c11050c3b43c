using System.Globalization;
using System.Text;
using LrFind.Models.Optimizers;

namespace LrFind.Reports.Snippets;

/// <summary>What PyTorch and TorchSharp have in common.</summary>
internal static class TorchCode
{
    /// <summary>The settings to write out: all but those that are off, and off where they are not given.</summary>
    public static IEnumerable<KeyValuePair<string, object>> SettingsOf(OptimizerSpec optimizer)
    {
        IReadOnlyDictionary<string, object> usual = OptimizerCatalog.All.First(o => o.Name == optimizer.Name).Settings();
        foreach (KeyValuePair<string, object> setting in optimizer.Settings())
        {
            if (!IsOff(setting.Value) || !IsOff(usual[setting.Key]))
                yield return setting;
        }
    }

    /// <summary>What the lines of an optimizer need beside them; empty, or with a line break in front.</summary>
    /// <param name="settings">The optimizer, and whether gradients are clipped.</param>
    /// <param name="comment">What starts a comment.</param>
    /// <param name="end">What ends a statement.</param>
    public static string Notes(SnippetSettings settings, string comment, string end)
    {
        string notes = settings.ClipNorm is { } norm
            ? $"\n{comment} before each step: torch.nn.utils.clip_grad_norm_(model.parameters(), {CallText.Number(norm)}){end}"
            : "";
        return settings.Optimizer is RpropSpec ? $"{notes}\n{comment} Rprop finds its step sizes itself: a schedule would change nothing"
            : notes;
    }

    private static bool IsOff(object value) => value is 0.0 or false;
}

/// <summary>A call with named arguments in Python or C#, broken where a line would be longer than 80 columns.</summary>
/// <param name="head">What stands before the bracket, as in <c>optimizer = torch.optim.SGD</c>.</param>
/// <param name="naming">What stands between an argument's name and its value.</param>
/// <param name="end">What stands behind the last argument.</param>
internal sealed class CallText(string head, string naming, string end)
{
    private const int Columns = 80;
    private const string Indentation = "    ";

    private readonly List<string> _arguments = [];

    /// <summary>A call in Python.</summary>
    public static CallText Python(string head) => new(head, "=", ")");

    /// <summary>A call in C#.</summary>
    public static CallText CSharp(string head) => new(head, ": ", ");");

    /// <summary>A number as both languages write it, exact.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>Adds an argument without a name.</summary>
    public CallText Add(string value)
    {
        _arguments.Add(value);
        return this;
    }

    /// <summary>Adds an argument.</summary>
    public CallText Add(string name, string value) => Add($"{name}{naming}{value}");

    /// <summary>Adds a number.</summary>
    public CallText Add(string name, double value) => Add(name, Number(value));

    /// <inheritdoc/>
    public override string ToString()
    {
        string line = $"{head}({string.Join(", ", _arguments)}{end}";
        return line.Length <= Columns ? line : Broken();
    }

    private string Broken()
    {
        var text = new StringBuilder($"{head}(");
        int column = Columns;
        for (int i = 0; i < _arguments.Count; i++)
        {
            string part = _arguments[i] + (i < _arguments.Count - 1 ? "," : end);
            if (column + 1 + part.Length > Columns)
            {
                text.Append('\n').Append(Indentation);
                column = Indentation.Length;
            }
            else
            {
                text.Append(' ');
                column++;
            }

            text.Append(part);
            column += part.Length;
        }

        return text.ToString();
    }
}
