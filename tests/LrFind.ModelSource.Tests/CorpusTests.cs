using LrFind.Models;

namespace LrFind.ModelSource.Tests;

/// <summary>Models in the styles of TorchSharp's examples and tutorials.</summary>
public class CorpusTests
{
    public static TheoryData<string> Names() => [.. Fixtures.Names];

    [Fact]
    public void There_are_thirty_models() => Assert.True(Fixtures.Names.Length >= 30);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_is_read_as_the_graph_it_describes(string name)
    {
        string text = Fixtures.Text(name);
        ModelSpec model = Fixtures.Read(text, Fixtures.Data(text));
        Golden.Match($"model-source/{name}.txt", Fixtures.Summary(model));
    }
}
