namespace LrFind.Data;

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
