using System.Text.RegularExpressions;
using LrFind.Core.Tests.Experiments.Tuning;
using LrFind.Core.Tests.Suggestions;
using LrFind.Curves;
using LrFind.Curves.Files;
using LrFind.Experiments;
using LrFind.Experiments.Checks;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Reports;

/// <summary>A report of every kind, from planted curves and trainings.</summary>
internal static class MadeReports
{
    /// <summary>A name that would be markup, if it were not text.</summary>
    public const string Hostile = "</script><img src=x onerror=alert(1)>\"><b>|`@all`</summary>";

    public static readonly string[] Kinds = ["run", "run --verify --tune", "suggest", "verify", "tune", "check", "checks", "sweep"];

    private static readonly ReportHead s_head = new(new Tool("1.2.3") { NameSettings = m => m.Replace("`Verify`", "--verify", StringComparison.Ordinal) }, [])
    {
        CommandLine = "lrfind run made.csv",
    };

    private static readonly FindResult s_found = PlantedEngine.Found();
    private static readonly Lazy<TuneReport> s_tune = new(() => Tune(s_found));
    private static readonly Lazy<VerificationReport> s_verification = new(() => Verify(s_found));

    /// <summary>A report of a kind.</summary>
    /// <param name="name">The name of whatever the user names.</param>
    public static IReport Of(string kind, string name = "made") => kind switch
    {
        "run" => Run(s_found, name),
        "run --verify --tune" => Run(s_found, name) with { Verification = s_verification.Value, Tuning = s_tune.Value },
        "suggest" => Suggest(PlantedCurve.Create(), name),
        "verify" => s_verification.Value with { Head = Head(name) },
        "tune" => s_tune.Value with { Head = Head(name) },
        "check" => new CheckSuite([Check(name)], null, Head(name)),
        "checks" => new CheckSuite([Check(name), new("other", null, $"no {name}", null, TimeSpan.Zero)], name, Head(name)),
        _ => SyntheticSweep.Of(new SweepGrid { Models = [name, "linear"], Optimizers = ["sgd", "adam"], BatchSizes = [16, 64], Momenta = [0.9] }, 3) with { Head = Head(name) },
    };

    /// <summary>What is suggested from curves.</summary>
    public static SuggestReport Suggest(CurveSet curves, string name = "made") =>
        new(new CurveFile($"{name}.csv", curves, [new("data", name), new("model", name)]), Suggester.Suggest(curves), Head(name));

    /// <summary>A report without the digest of its data, which lie in another file every time.</summary>
    public static string WithoutDigest(string text) => Regex.Replace(text, "sha256:[0-9a-f]+", "sha256:…");

    private static ReportHead Head(string name) => s_head with { CommandLine = $"lrfind run '{name}'" };

    private static RunReport Run(FindResult found, string name)
    {
        var data = found.Dataset with { Name = name, File = name, TargetName = name };
        Experiment experiment = Experiment.Create(data, found.Options);
        return new(found with { Experiment = experiment, Warnings = [new Warning($"a warning of {name}", "raise `LrMax`")] }, Head(name));
    }

    private static VerificationReport Verify(FindResult found) => new(
        LearningRateVerification.Verify(found, new PlantedEngine(-3), 1e-3, new TrialOptions { TrainSteps = 20, TrainSeeds = 2 }), s_head);

    private static TuneReport Tune(FindResult found) => new(
        LearningRateTuning.Tune(found, new PlantedEngine(-2), new TuneOptions { Trial = new() { TrainSteps = 20, TrainSeeds = 2 } }), s_head);

    private static CheckCase Check(string name)
    {
        CheckResult result = LearningRateCheck.Check(s_found, new PlantedEngine(-3), 1e-3, null, new CheckOptions { Trial = new() { TrainSteps = 20, TrainSeeds = 2 } });
        return new(name, new CheckReport(result, s_head.Tool), null, null, TimeSpan.Zero);
    }
}
