namespace LrFind.Foundation;

/// <summary>A setting whose value cannot be used. The message says what was found and what was expected.</summary>
/// <param name="setting">The setting's name as its property has it, such as <c>BatchSize</c>.</param>
/// <param name="found">The value, in words or as it was given.</param>
/// <param name="expected">What would work.</param>
public sealed class SettingException(string setting, string found, string expected)
    : Exception($"{setting} is {found}; expected {expected}")
{
    /// <summary>The setting's name as its property has it.</summary>
    public string Setting { get; } = setting;

    /// <summary>The value, in words or as it was given.</summary>
    public string Found { get; } = found;

    /// <summary>What would work.</summary>
    public string Expected { get; } = expected;

    /// <summary>Throws unless a condition holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="setting">The setting's name.</param>
    /// <param name="found">The value in words.</param>
    /// <param name="expected">What would work.</param>
    /// <exception cref="SettingException">The condition does not hold.</exception>
    public static void Require(bool holds, string setting, string found, string expected)
    {
        if (!holds)
            throw new SettingException(setting, found, expected);
    }

    /// <summary>Throws unless a condition holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="setting">The setting's name.</param>
    /// <param name="found">The value.</param>
    /// <param name="expected">What would work.</param>
    /// <exception cref="SettingException">The condition does not hold.</exception>
    public static void Require(bool holds, string setting, IFormattable found, string expected)
    {
        if (!holds)
            throw new SettingException(setting, found.ToString(null, System.Globalization.CultureInfo.InvariantCulture), expected);
    }
}

/// <summary>Checks that several specifications share.</summary>
internal static class Setting
{
    /// <summary>The value, if it is finite.</summary>
    /// <exception cref="SettingException">It is not.</exception>
    public static double Finite(double value, string name)
    {
        SettingException.Require(double.IsFinite(value), name, value, "a number");
        return value;
    }

    /// <summary>The value, if it is 0 or more.</summary>
    /// <exception cref="SettingException">It is not, or it is not finite.</exception>
    public static double AtLeastZero(double value, string name)
    {
        SettingException.Require(double.IsFinite(value) && value >= 0, name, value, "a number of 0 or more");
        return value;
    }

    /// <summary>The value, if it is a learning rate that single precision can compute with, and multiples of it too.</summary>
    /// <exception cref="SettingException">It is not.</exception>
    public static double Rate(double value, string name)
    {
        Positive(value, name);
        SettingException.Require(value is >= 1e-30 and <= 1e30, name, value, "a number from 1e-30 to 1e30");
        return value;
    }

    /// <summary>The weights, if there is at least one and all are 0 or more.</summary>
    /// <exception cref="SettingException">They are not.</exception>
    public static IReadOnlyList<float>? Weights(IReadOnlyList<float>? values, string name)
    {
        SettingException.Require(values is null or { Count: > 0 }, name, values?.Count ?? 0, "at least one number");
        foreach (float value in values ?? [])
            SettingException.Require(float.IsFinite(value) && value >= 0, name, value, "numbers of at least 0");
        return values;
    }

    /// <summary>The error for weights of which there is not one for each output.</summary>
    public static SettingException WrongCount(IReadOnlyList<float> values, string name, int outputs) =>
        new(name, FormattableString.Invariant($"a list of {values.Count}"),
            FormattableString.Invariant($"one number for each of the model's {outputs} outputs"));

    /// <summary>The value, if it is more than 0.</summary>
    /// <exception cref="SettingException">It is not, or it is not finite.</exception>
    public static double Positive(double value, string name)
    {
        SettingException.Require(double.IsFinite(value) && value > 0, name, value, "a number of more than 0");
        return value;
    }
}
