using System.Diagnostics.CodeAnalysis;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.TorchSharp.Tests.Training;
using LrFind.TorchSharp.Training;

namespace LrFind.TorchSharp.Tests.Agreement;

/// <summary>TorchSharp is the measure: from the same initial weights and batches, the embedded engine suggests the same rates.</summary>
[Collection(TorchTests.Name)]
public sealed class CatalogueTests
{
    private const double Decades = 0.001;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach ((string sample, DatasetOptions options) in s_samples)
        {
            var data = DataShape.From(Load(sample, options));
            foreach (ModelFamily family in ModelCatalog.All.Where(f => Suits(f, data)))
                cases.Add(sample, family.Name);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_model_on_every_sample_gets_the_same_suggestion(string sample, string model)
    {
        Dataset dataset = Load(sample, s_samples[sample]);
        var options = new FinderOptions { Model = model };
        double embedded = Experiments.LearningRateFinder.Find(dataset, new EmbeddedEngine(), options).Answer.Suggestion!.LearningRate;
        double torch = Experiments.LearningRateFinder.Find(dataset, new TorchSharpFromSameWeights(), options).Answer.Suggestion!.LearningRate;
        Assert.InRange(Math.Abs(Math.Log10(embedded / torch)), 0, Decades);
    }

    private static readonly Dictionary<string, DatasetOptions> s_samples = new()
    {
        ["iris.csv"] = new(),
        ["titanic.csv"] = new() { Target = "survived" },
        ["diabetes.csv"] = new(),
        ["digits.csv"] = new() { InputShape = [1, 6, 8] },
    };

    private static Dataset Load(string sample, DatasetOptions options) => DatasetLoader.Load(Repo.Sample(sample), options);

    private static bool Suits(ModelFamily family, DataShape data)
    {
        try
        {
            ModelCatalog.Create(family.Name, data);
            return true;
        }
        catch (SettingException)
        {
            return false;
        }
    }

    /// <summary>TorchSharp in this process, from the weights that the embedded engine starts from.</summary>
    private sealed class TorchSharpFromSameWeights : IEngine
    {
        public string Name => "torchsharp";

        public int Threads => 1;

        bool IEngine.Supports(LoadedModel model, [NotNullWhen(false)] out string? reason)
        {
            reason = null;
            return true;
        }

        TrainingRecord IEngine.Run(TrainingJob job, IProgress<int>? progress, CancellationToken cancellation)
        {
            var model = (ModelSpec)job.Model;
            using var trainer = new ModuleTrainer(() => CallableModule.Of(new GraphModule(model)), job.Loss, job.Optimizer, job.Trainer);
            using var embedded = new NetworkTrainer(model, job.Loss, job.Optimizer, job.Trainer, threads: 1);
            Twins.CopyWeights(embedded, (GraphModule)trainer.Module);
            return TrainingLoop.Run(trainer, job, progress, cancellation);
        }
    }
}
