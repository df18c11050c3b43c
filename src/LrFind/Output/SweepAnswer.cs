using LrFind.Cli.OptionGroups;
using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Reports.Text;

namespace LrFind.Cli.Output;

/// <summary>What of a sweep goes to the terminal in the end.</summary>
internal static class SweepAnswer
{
    /// <summary>Prints the table, the JSON document or, quietly, the rate of the cell with the lowest loss.</summary>
    public static void Print(Terminal terminal, SweepReport report, SweepOutputs outputs, ResultOptions result)
    {
        if (result.PrintsJson)
            outputs.CopyDocument(terminal.Output);
        else if (!result.IsQuiet)
            TextReport.Write(terminal.Output, report);
        else if (report.Cells.FirstOrDefault(report.IsBest) is { } best)
            terminal.Output.WriteLine(NumberText.Rate(report.Outcomes[best.Index]!.LearningRate!.Value));
        else
            terminal.Fail("lrfind: no cell has a suggestion; leave --quiet out to see why");
    }
}
