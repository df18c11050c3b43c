using System.Globalization;
using System.Text;

namespace LrFind.Reports.Snippets;

/// <summary>How a language writes what snippets are made of.</summary>
/// <param name="Comment">What starts a comment.</param>
/// <param name="Variable">What stands before a new variable.</param>
/// <param name="Naming">What stands between an argument's name and its value.</param>
/// <param name="End">What ends a statement.</param>
/// <param name="True">Yes.</param>
/// <param name="False">No.</param>
/// <param name="Quotient">Divides whole numbers.</param>
internal sealed record SnippetLanguage(
    string Comment, string Variable, string Naming, string End, string True, string False, string Quotient)
{
    public static readonly SnippetLanguage Python = new("#", "", "=", "", "True", "False", "//");

    public static readonly SnippetLanguage CSharp = new("//", "var ", ": ", ";", "true", "false", "/");

    /// <summary>A call whose result goes to a new variable.</summary>
    public CallText Assign(string variable, string function) => new(this, $"{Variable}{variable} = {function}");
}

/// <summary>A call with named arguments, broken where a line would be longer than 80 columns.</summary>
/// <param name="language">How it is written.</param>
/// <param name="head">What stands before the bracket, as in <c>optimizer = torch.optim.SGD</c>.</param>
internal sealed class CallText(SnippetLanguage language, string head)
{
    private const int Columns = 80;
    private const string Indentation = "    ";

    private readonly List<string> _arguments = [];
    private readonly string _end = ")" + language.End;

    /// <summary>A number as both languages write it, exact.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>Adds an argument without a name.</summary>
    public CallText Add(string value)
    {
        _arguments.Add(value);
        return this;
    }

    /// <summary>Adds an argument.</summary>
    public CallText Add(string name, string value) => Add($"{name}{language.Naming}{value}");

    /// <summary>Adds a number.</summary>
    public CallText Add(string name, double value) => Add(name, Number(value));

    /// <inheritdoc/>
    public override string ToString()
    {
        string line = $"{head}({string.Join(", ", _arguments)}{_end}";
        return line.Length <= Columns ? line : Broken();
    }

    private string Broken()
    {
        var text = new StringBuilder($"{head}(");
        int column = Columns;
        for (int i = 0; i < _arguments.Count; i++)
        {
            string part = _arguments[i] + (i < _arguments.Count - 1 ? "," : _end);
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
