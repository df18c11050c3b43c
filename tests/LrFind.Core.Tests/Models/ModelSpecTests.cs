using LrFind.Core.Tests.Engines.Embedded;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Models;

public class ModelSpecTests
{
    [Fact]
    public void Layers_that_do_not_fit_are_refused()
    {
        Assert.Equal(
            "Linear(9, 2) cannot take rows of shape (8)",
            Assert.Throws<ArgumentException>(() => TestModels.Chain(4, new LinearSpec(4, 8), new ReluSpec(), new LinearSpec(9, 2))).Message);
        Assert.Throws<ArgumentException>(() => TestModels.Chain(4));
        Assert.Throws<ArgumentException>(() => new ModelSpec("m", new TensorShape(4), [new("a", new ReluSpec(), [0])]));
    }
}
