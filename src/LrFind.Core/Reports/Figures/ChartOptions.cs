using LrFind.Charts;

namespace LrFind.Reports.Figures;

/// <summary>How charts of results are drawn.</summary>
internal sealed record ChartOptions
{
    /// <summary>The colours. Default: dark on white.</summary>
    public ChartTheme Theme { get; init; } = ChartTheme.Light;

    /// <summary>The headline; <see langword="null"/> for one that says what the chart shows.</summary>
    public string? Title { get; init; }
}
