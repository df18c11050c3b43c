using System.Globalization;
using LrFind.Data;

namespace LrFind.Training;

/// <summary>A layer that shifts and scales groups of values to mean 0 and variance 1.</summary>
public abstract record NormSpec : LayerSpec
{
    private readonly double _epsilon = 1e-5;

    private protected NormSpec()
    {
    }

    /// <summary>Added to the variance, greater than 0. Default: 1e-5.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init
        {
            SettingException.Require(value > 0 && double.IsFinite(value), nameof(Epsilon), value, "a number greater than 0");
            _epsilon = value;
        }
    }

    /// <summary>Whether the result is scaled and shifted by trained weights and biases. Default: yes.</summary>
    public bool Affine { get; init; } = true;

    /// <summary>A number or a truth value as Python writes it.</summary>
    private protected static string Write(double value) => value.ToString(CultureInfo.InvariantCulture).Replace('E', 'e');

    /// <inheritdoc cref="Write(double)"/>
    private protected static string Write(bool value) => value ? "True" : "False";
}
