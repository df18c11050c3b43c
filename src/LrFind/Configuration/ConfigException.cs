using System.Globalization;
using LrFind.Reports.Checks;

namespace LrFind.Cli.Configuration;

/// <summary>A configuration that cannot be followed. The message is one line: where, what was found, what was expected.</summary>
internal sealed class ConfigException : Exception
{
    /// <summary>Creates the exception for a problem with the whole file.</summary>
    public ConfigException(string file, string problem) : base($"{file}: error: {problem}")
    {
    }

    /// <summary>Creates the exception for a problem in one place.</summary>
    public ConfigException(FilePosition at, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{at.File}({at.Line},{at.Column}): error: {problem}"))
    {
    }
}
