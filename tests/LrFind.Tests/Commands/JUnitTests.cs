using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace LrFind.Tests.Commands;

public class JUnitTests
{
    [Fact]
    public void A_file_with_every_kind_of_outcome_follows_the_schemas()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("c.json", $$"""
            {
              "defaults": { "data": "{{Repo.PathOf("samples/iris.csv")}}", "train-steps": 50 },
              "checks": {
                "passed": { "lr": 3e-3 },
                "<failed> & \"so\" \u0001": { "lr": 2 },
                "skipped": { "lr": 1e-3, "lr-max": 1e-4 },
                "in error": { "data": "nowhere\u0007.csv", "lr": 1e-3 }
              }
            }
            """);
        Cli.Run("check", "--config", config, "--junit", folder.PathOf("j.xml"));
        Assert.Empty(Violations(folder.PathOf("j.xml")));
        XElement suite = XDocument.Load(folder.PathOf("j.xml")).Root!.Element("testsuite")!;
        Assert.Equal("4 1 1 1", $"{suite.Attribute("tests")!.Value} {suite.Attribute("failures")!.Value} {suite.Attribute("errors")!.Value} {suite.Attribute("skipped")!.Value}");
        Assert.Equal(["", "failure", "skipped", "error"], suite.Elements("testcase").Select(c => c.Elements().SingleOrDefault()?.Name.LocalName ?? ""));
        Assert.Contains("verdict     too-high", suite.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_the_command_line_follows_the_schemas()
    {
        using var folder = new TemporaryFolder();
        Cli.Run("check", Repo.PathOf("samples/iris.csv"), "--lr", "2", "--junit", folder.PathOf("j.xml"));
        Assert.Empty(Violations(folder.PathOf("j.xml")));
    }

    [Fact]
    public void A_file_that_breaks_the_schema_would_be_found()
    {
        using var folder = new TemporaryFolder();
        Assert.NotEmpty(Violations(folder.Write("j.xml", "<testsuites><testsuite name='x' tests='1'/></testsuites>")));
    }

    private static List<string> Violations(string file)
    {
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(Repo.PathOf("tests/fixtures/junit/junit.xsd"));
        schemas.Add(null, schema);
        List<string> violations = [];
        XDocument.Load(file).Validate(schemas, (_, e) => violations.Add(e.Message));
        return violations;
    }
}
