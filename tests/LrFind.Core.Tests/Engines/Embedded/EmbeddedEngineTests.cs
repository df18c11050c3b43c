using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded;

public class EmbeddedEngineTests
{
    [Fact]
    public void A_model_or_a_batch_too_large_for_the_memory_is_refused_before_it_is_taken()
    {
        var engine = new EmbeddedEngine(1);
        Assert.StartsWith("Model is 'mlp:65536,65536' with ", Refused(ModelCatalog.Create("mlp:65536,65536", 4, 3), 64), StringComparison.Ordinal);
        Assert.StartsWith("BatchSize is 2000000, for which the layers give ", Refused(ModelCatalog.Create("mlp:256", 4, 3), 2_000_000), StringComparison.Ordinal);

        string Refused(ModelSpec model, int batchSize) => Assert.Throws<SettingException>(
            () => engine.CreateTrainer(model, new CrossEntropyLossSpec(), new SgdSpec(), new TrainerOptions { BatchSize = batchSize })).Message;
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_024)]
    public void A_number_of_threads_out_of_range_is_refused(int threads) => Assert.Throws<SettingException>(() => new EmbeddedEngine(threads));
}
