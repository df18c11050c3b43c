namespace LrFind.Data;

/// <summary>How a table becomes a data set.</summary>
public sealed record DatasetOptions
{
    /// <summary>The target: a column's name, or else its number from 1. <see langword="null"/>, the default, takes the last column.</summary>
    public string? Target { get; init; }

    /// <summary>What is to be learned. Default: decided by the target.</summary>
    public TaskChoice Task { get; init; } = TaskChoice.Auto;

    /// <summary>Whether the first record names the columns. Default: true. Without it they are called c1, c2, ….</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The share of rows held out for validation, more than 0 and less than 1. Default: 0.2.</summary>
    public double ValidationFraction { get; init; } = 0.2;

    /// <summary>The seed of the split. Default: 0.</summary>
    public long Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate() =>
        SettingException.Require(ValidationFraction is > 0 and < 1, nameof(ValidationFraction), ValidationFraction, "a share of more than 0 and less than 1");
}
