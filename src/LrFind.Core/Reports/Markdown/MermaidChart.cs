using System.Globalization;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Markdown;

/// <summary>A loss curve in Mermaid's language: the one kind of plot that GitHub draws from the text of a summary alone.</summary>
internal static class MermaidChart
{
    // How far the axis goes above the start and below the minimum, as shares of the descent.
    private const double HeadRoom = 0.2;
    private const double FootRoom = 0.05;

    /// <summary>Writes the mean of the repeats, with a bar at a rate.</summary>
    /// <param name="analysis">The curves; two points at least.</param>
    /// <param name="rate">The rate; <see langword="null"/> where there is none.</param>
    public static void Write(TextWriter writer, CurveAnalysis analysis, double? rate)
    {
        ReadOnlySpan<double> decades = analysis.Decades, losses = analysis.Mean;
        double low = double.PositiveInfinity;
        foreach (double loss in losses)
            low = Math.Min(low, loss);
        double start = losses[0], span = start > low ? start - low : Math.Max(Math.Abs(start), 1e-6);
        double bottom = low - FootRoom * span, top = start + HeadRoom * span, decade = Math.Log10(rate ?? double.NaN);
        bool isInside = decade >= decades[0] && decade <= decades[^1];
        string format = Format(span);

        writer.WriteLine("```mermaid");
        writer.WriteLine("xychart-beta");
        string place = isInside ? "where the bar stands" : "outside of the range test";
        string measure = analysis.Curves.HasProbe ? "probe loss" : "loss";
        writer.WriteLine($"    title \"{(rate is { } known ? $"{NumberText.Rate(known)} is {place}" : "no suggestion")}\"");
        writer.WriteLine($"    x-axis \"log10 of the learning rate\" {Number(decades[0], format)} --> {Number(decades[^1], format)}");
        writer.WriteLine($"    y-axis \"{measure}\" {Number(bottom, format)} --> {Number(top, format)}");
        if (isInside)
            writer.WriteLine($"    bar [{Bars(decades, decade, Number(bottom, format), Number(top, format))}]");
        writer.WriteLine($"    line [{Points(losses, top, format)}]");
        writer.WriteLine("```");
    }

    private static string Points(ReadOnlySpan<double> losses, double top, string format)
    {
        string[] points = new string[losses.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = Number(Math.Min(losses[i], top), format);
        return string.Join(", ", points);
    }

    // Mermaid has no vertical lines; a bar among bars without height is one.
    private static string Bars(ReadOnlySpan<double> decades, double decade, string low, string high)
    {
        int nearest = 0;
        for (int i = 1; i < decades.Length; i++)
        {
            if (Math.Abs(decades[i] - decade) < Math.Abs(decades[nearest] - decade))
                nearest = i;
        }

        string[] bars = new string[decades.Length];
        Array.Fill(bars, low);
        bars[nearest] = high;
        return string.Join(", ", bars);
    }

    // A thousandth of the descent, and never an exponent.
    private static string Format(double span) => $"F{Math.Clamp(3 - (int)Math.Floor(Math.Log10(span)), 2, 15)}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
