namespace LrFind.Data;

/// <summary>A column whose cells are finite numbers; <see cref="double.NaN"/> stands for a missing one.</summary>
internal sealed class NumericColumn(string name, int index, double[] values) : TableColumn(name, index)
{
    /// <summary>One value a row.</summary>
    public double[] Values { get; } = values;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);
}
