using System.Globalization;
using LrFind.Reports.Text;

namespace LrFind.Cli.Output;

/// <summary>What the surroundings of a process say of its terminal.</summary>
/// <param name="variable">Looks up an environment variable.</param>
/// <param name="windowColumns">Asks the terminal how wide it is; <see langword="null"/> where it does not say.</param>
internal sealed class TerminalSettings(Func<string, string?> variable, Func<int?> windowColumns)
{
    /// <summary>The columns of a terminal that does not say how many it has.</summary>
    public const int UsualColumns = 80;

    private static readonly string[] s_localeVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Looks up an environment variable.</summary>
    public Func<string, string?> Variable => variable;

    /// <summary>Whether to write in colours: unless there are none, or the user wants none (https://no-color.org).</summary>
    public bool HasColor => !IsDumb && string.IsNullOrEmpty(variable("NO_COLOR"));

    /// <summary>Whether the cursor can go back, to write a line over another.</summary>
    public bool CanOverwrite => !IsDumb;

    /// <summary>The columns.</summary>
    // Who sets the variable knows better than the terminal.
    public int Columns => int.TryParse(variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns > 0
        ? columns
        : windowColumns() ?? UsualColumns;

    /// <summary>The room for plots.</summary>
    public PlotSpace PlotSpace => new(Columns, IsUnicode: !IsDumb && IsUtf8);

    private bool IsDumb => variable("TERM") == "dumb";

    // The first of these that is set counts. On Windows none is, and what the console is set to does.
    private bool IsUtf8
    {
        get
        {
            string? locale = s_localeVariables.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
            locale ??= OperatingSystem.IsWindows() ? Console.OutputEncoding.WebName : "";
            return locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
        }
    }
}
