using System.Globalization;

namespace LrFind.Foundation;

/// <summary>A place in a file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line, from 1, as an editor counts it.</param>
/// <param name="Column">The column, from 1: of a text the character, of a table the field.</param>
internal sealed record FilePosition(string File, int Line, int Column);

/// <summary>
/// An input that cannot be used: data, a model, a curve, a configuration, the folder of a sweep. The message is one line, as compilers
/// write theirs: <c>file(line,column): error: what was found; expected what; what to do</c>.
/// </summary>
/// <remarks>
/// Messages name settings as their properties are called, in backticks: <c>`BatchSize`</c>. Who has other names for them, as a command line
/// has its options, puts those in their place.
/// </remarks>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception for a problem with a whole file or folder.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="problem">What was found, what was expected and what to do, without a full stop.</param>
    public InputException(string file, string problem) : base(OneLine(file, problem))
    {
    }

    /// <summary>Creates the exception for a problem on a line.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">The line, from 1, as an editor counts it.</param>
    /// <param name="problem">What was found, what was expected and what to do, without a full stop.</param>
    public InputException(string file, long line, string problem)
        : base(OneLine(string.Create(CultureInfo.InvariantCulture, $"{file}({line})"), problem))
    {
    }

    /// <summary>Creates the exception for a problem at a place.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">The line, from 1; of a table, where the record starts.</param>
    /// <param name="column">The column, from 1: of a text the character, of a table the field.</param>
    /// <param name="problem">What was found, what was expected and what to do, without a full stop.</param>
    public InputException(string file, long line, int column, string problem)
        : base(OneLine(string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column})"), problem))
    {
    }

    /// <summary>Creates the exception for a problem at a place.</summary>
    /// <param name="problem">What was found, what was expected and what to do, without a full stop.</param>
    internal InputException(FilePosition at, string problem) : this(at.File, at.Line, at.Column, problem)
    {
    }

    private InputException(string line) : base(line)
    {
    }

    /// <summary>The exception of a line that another process made.</summary>
    internal static InputException FromLine(string line) => new(line);

    // Names, paths and the messages of others may hold line breaks.
    private static string OneLine(string where, string problem) => $"{where}: error: {problem.ReplaceLineEndings(" ")}";
}
