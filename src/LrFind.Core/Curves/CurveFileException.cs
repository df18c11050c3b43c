using System.Globalization;

namespace LrFind.Curves;

/// <summary>A curve file that cannot be used. The message is one line: where, what was found, what was expected, what to do.</summary>
public sealed class CurveFileException : Exception
{
    /// <summary>Creates the exception for a problem with a whole file.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="problem">What was found, what was expected and what to do, without a full stop.</param>
    public CurveFileException(string file, string problem) : base($"{file}: error: {problem}")
    {
    }

    /// <summary>Creates the exception for a problem on a line.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">The line, from 1, as an editor counts it.</param>
    /// <param name="problem">What was found, what was expected and what to do, without a full stop.</param>
    public CurveFileException(string file, long line, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}({line}): error: {problem}"))
    {
    }
}
