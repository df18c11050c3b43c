using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LrFind.Foundation;
using LrFind.Reports.Outlines;

namespace LrFind.Reports.Html;

/// <summary>
/// A plot as JSON for the page's script. The writer's own encoder leaves no character of HTML as it is, nor any beyond ASCII, so that it
/// can stand in an element; numbers that are not finite are null.
/// </summary>
internal static class PlotJson
{
    /// <summary>The JSON.</summary>
    public static string Of(LinePlot plot)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteText(json, "title", plot.Title);
            WriteAxis(json, "x", plot.X);
            WriteAxis(json, "y", plot.Y);
            WriteNumbers(json, "points", plot.Points);
            WriteLines(json, plot.Lines);
            WriteMarks(json, plot.Marks);
            WriteBand(json, plot.Band);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text) => json.WriteString(name, Legible.Line(text));

    private static void WriteAxis(Utf8JsonWriter json, string name, PlotAxis axis)
    {
        json.WriteStartObject(name);
        WriteText(json, "label", axis.Label);
        WriteNumber(json, "low", axis.Low);
        WriteNumber(json, "high", axis.High);
        json.WriteBoolean("log", axis.IsLog);
        json.WriteEndObject();
    }

    private static void WriteLines(Utf8JsonWriter json, IReadOnlyList<PlotLine> lines)
    {
        json.WriteStartArray("lines");
        foreach (PlotLine line in lines)
        {
            json.WriteStartObject();
            WriteText(json, "label", line.Label);
            json.WriteString("style", line.Style.ToString().ToLowerInvariant());
            json.WriteNumber("color", line.Color);
            WriteNumbers(json, "values", line.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMarks(Utf8JsonWriter json, IReadOnlyList<PlotMark> marks)
    {
        json.WriteStartArray("marks");
        foreach (PlotMark mark in marks)
        {
            json.WriteStartObject();
            WriteNumber(json, "at", mark.At);
            WriteText(json, "label", mark.Label);
            json.WriteBoolean("main", mark.IsMain);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBand(Utf8JsonWriter json, PlotBand? band)
    {
        if (band is null)
            return;
        json.WriteStartObject("band");
        WriteNumber(json, "low", band.Low);
        WriteNumber(json, "high", band.High);
        WriteText(json, "label", band.Label);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
            WriteNumber(json, value);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        WriteNumber(json, value);
    }

    // Six digits are more than a screen shows.
    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture));
        else
            json.WriteNullValue();
    }
}
