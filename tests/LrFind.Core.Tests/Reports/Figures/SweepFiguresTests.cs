using LrFind.Charts.Scenes;
using LrFind.Experiments.Sweeps;
using LrFind.Reports;
using LrFind.Reports.Figures;

namespace LrFind.Core.Tests.Reports.Figures;

public class SweepFiguresTests
{
    // Twelve cells, which is the most that have a line of the legend each; two of them have no suggestion.
    private static readonly SweepGrid s_small = new() { Models = ["mlp", "linear"], Optimizers = ["sgd", "adam"], BatchSizes = [16, 64], Momenta = [0, 0.9] };

    private static readonly SweepGrid s_large = new() { Models = ["mlp", "linear", "resnet"], Optimizers = ["sgd", "adam", "rmsprop"], BatchSizes = [.. Enumerable.Range(3, 10).Select(i => 1 << i)] };

    [Fact]
    public void Small_multiples_are_as_approved() => Golden.Match("sweep/panels.svg", SvgWriter.Write(SweepFigures.Panels(SyntheticSweep.Of(s_small, 3))!));

    [Fact]
    public void The_overlay_of_few_cells_names_each() => Golden.Match("sweep/overlay.svg", SvgWriter.Write(SweepFigures.Overlay(SyntheticSweep.Of(s_small, 3))!));

    [Fact]
    public void The_overlay_of_many_cells_names_kinds() => Golden.Match("sweep/overlay-many.svg", SvgWriter.Write(SweepFigures.Overlay(SyntheticSweep.Of(s_large))!));

    [Fact]
    public void Without_a_curve_there_is_no_picture()
    {
        SweepReport report = SyntheticSweep.Of(new() { BatchSizes = [16, 64] }, 0, 1);
        Assert.Null(SweepFigures.Panels(report));
        Assert.Null(SweepFigures.Overlay(report));
    }
}
