using System.Globalization;
using System.Text;
using System.Xml;
using LrFind.Foundation;
using LrFind.Reports.Text;

namespace LrFind.Reports.JUnit;

/// <summary>
/// Checks as the XML that JUnit's Ant task writes and build servers read: a test case for each, passed, failed, in error where it could not
/// be made, and skipped where nothing can be concluded.
/// </summary>
internal static class JUnitReport
{
    private const string Suite = "lrfind check";

    private static readonly XmlWriterSettings s_settings =
        new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };

    /// <summary>Writes the document.</summary>
    /// <param name="stream">Where to; UTF-8.</param>
    /// <param name="started">When they were started.</param>
    public static void Write(Stream stream, CheckSuite suite, DateTimeOffset started)
    {
        ArgumentNullException.ThrowIfNull(suite);
        using var xml = XmlWriter.Create(stream, s_settings);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        WriteAttributes(xml, suite, started);
        xml.WriteElementString("properties", "");
        foreach (CheckCase check in suite.Cases)
            WriteCase(xml, check);
        xml.WriteElementString("system-out", Text(writer => CheckText.Write(writer, suite)));
        xml.WriteElementString("system-err", "");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
    }

    // Attributes and their order in Ant's schema; the package and the number tell suites of one file apart.
    private static void WriteAttributes(XmlWriter xml, CheckSuite suite, DateTimeOffset started)
    {
        xml.WriteAttributeString("name", Suite);
        WriteName(xml, "package", suite.File ?? suite.Cases[0].Name);
        xml.WriteAttributeString("id", "0");
        xml.WriteAttributeString("timestamp", started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("hostname", "localhost");
        xml.WriteAttributeString("tests", Number(suite.Cases.Count));
        xml.WriteAttributeString("failures", Number(suite.Count(Outcome.Failed)));
        xml.WriteAttributeString("errors", Number(suite.Count(Outcome.Error)));
        xml.WriteAttributeString("skipped", Number(suite.Count(Outcome.Inconclusive)));
        xml.WriteAttributeString("time", Seconds(suite.Cases.Aggregate(TimeSpan.Zero, (sum, c) => sum + c.Time)));
    }

    private static void WriteCase(XmlWriter xml, CheckCase check)
    {
        xml.WriteStartElement("testcase");
        WriteName(xml, "classname", check.Report?.Result.Found.Dataset.Name ?? check.Name);
        WriteName(xml, "name", check.Name);
        xml.WriteAttributeString("time", Seconds(check.Time));
        if (check.Outcome != Outcome.Ok)
        {
            bool skipped = check.Outcome == Outcome.Inconclusive;
            xml.WriteStartElement(skipped ? "skipped" : check.Report is null ? "error" : "failure");
            WriteName(xml, "message", $"{check.Code}: {check.Sentence}");
            if (!skipped)
                xml.WriteAttributeString("type", check.Code);
            if (!skipped && check.Report is { } report)
                xml.WriteString(Text(writer => CheckText.Write(writer, report)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Text(Action<TextWriter> write)
    {
        var text = new StringWriter { NewLine = "\n" };
        write(text);
        return text.ToString();
    }

    // Names of columns and files may hold letters that XML cannot; others that would not be seen are written by their numbers.
    private static void WriteName(XmlWriter xml, string attribute, string text)
    {
        xml.WriteStartAttribute(attribute);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                xml.WriteString(text.Substring(i++, 2));
            else if (XmlConvert.IsXmlChar(c) && !Legible.Shows(c))
                xml.WriteCharEntity(c);
            else
                xml.WriteString(Legible.Line(c.ToString()));
        }

        xml.WriteEndAttribute();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
