using LrFind.Data;
using LrFind.Experiments.Verification;

namespace LrFind.Experiments.Checks;

/// <summary>What a rate must keep to.</summary>
public sealed record CheckOptions
{
    /// <summary>How far below the edge the rate must stay, in decades, 0 or more. Default: 0.1.</summary>
    public double Margin { get; init; } = 0.1;

    /// <summary>The share of the achievable loss reduction that the rate must reach, from 0 to 1. Default: 0.5.</summary>
    public double MinShare { get; init; } = 0.5;

    /// <summary>How far the suggestion may lie from a stored one, in decades, 0 or more. Default: 0.5.</summary>
    public double MaxDrift { get; init; } = 0.5;

    /// <summary>The short trainings.</summary>
    public TrialOptions Trial { get; init; } = new();

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        SettingException.Require(Margin >= 0 && double.IsFinite(Margin), nameof(Margin), Margin, "a number of decades, 0 or more");
        SettingException.Require(MinShare is >= 0 and <= 1, nameof(MinShare), MinShare, "a number from 0 to 1");
        SettingException.Require(MaxDrift >= 0 && double.IsFinite(MaxDrift), nameof(MaxDrift), MaxDrift, "a number of decades, 0 or more");
        Trial.Validate();
    }
}
