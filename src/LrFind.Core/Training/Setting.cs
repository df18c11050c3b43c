using LrFind.Data;

namespace LrFind.Training;

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
        SettingException.Require(double.IsFinite(value) && value >= 0, name, value, "a number of at least 0");
        return value;
    }

    /// <summary>The value, if it is more than 0.</summary>
    /// <exception cref="SettingException">It is not, or it is not finite.</exception>
    public static double Positive(double value, string name)
    {
        SettingException.Require(double.IsFinite(value) && value > 0, name, value, "a number above 0");
        return value;
    }
}
