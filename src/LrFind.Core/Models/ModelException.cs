using System.Globalization;

namespace LrFind.Models;

/// <summary>A file that cannot be used as a model. The message is one line: where, what was found, why, and what would work.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the exception for a problem with a whole file.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="problem">What was found, why it is one, and what would work, without a full stop.</param>
    public ModelException(string file, string problem) : base($"{file}: error: {problem.ReplaceLineEndings(" ")}")
    {
    }

    /// <summary>Creates the exception for a problem at a place.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <param name="problem">What was found, why it is one, and what would work, without a full stop.</param>
    public ModelException(string file, int line, int column, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column}): error: {problem.ReplaceLineEndings(" ")}"))
    {
    }
}
