using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>
/// Fits encoders so that a model takes the rows. Columns that say nothing are left out, as a model of any width is better off without them;
/// one that was written for the whole table counts them, and gets them. What is kept depends on the data and the model alone.
/// </summary>
/// <param name="fitterFor">The fitter of encoders that keeps some columns, and where it notes what it finds.</param>
/// <param name="notes">Takes down what is found out by the fit that was settled on.</param>
/// <param name="takes">Whether the model takes rows of so many features; <see langword="null"/> for any.</param>
internal sealed class WidthFitter(Func<KeptColumns, PlanNotes, EncoderFitter> fitterFor, PlanNotes notes, Func<int, bool>? takes)
{
    // Tried in the order of their numbers, as far as columns of these kinds make one feature each.
    private const int Combinations = 16;

    /// <summary>Fits the encoders of some columns.</summary>
    /// <exception cref="InputException">Nothing can be learned from them, or one holds what it should not.</exception>
    public EncoderSet Fit(IReadOnlyList<int> columns)
    {
        PlanNotes attempt = notes.Attempt();
        EncoderFitter fitter = fitterFor(KeptColumns.None, attempt);
        try
        {
            EncoderSet fitted = fitter.Fit(columns);
            if (takes is not null && fitter.Spare.Any && !(fitted.Width > 0 && takes(fitted.Width))
                && Wider(columns, fitted.Width, fitter.Spare, takes) is var (wider, found))
            {
                attempt = found;
                return wider;
            }

            return fitted.Width > 0 ? fitted : throw fitter.NothingToLearnFrom();
        }
        finally
        {
            // What was understood before a failure is told after it.
            notes.Take(attempt);
        }
    }

    private (EncoderSet Encoders, PlanNotes Notes)? Wider(IReadOnlyList<int> columns, int width, SpareFeatures spare, Func<int, bool> takes)
    {
        // Of columns that say nothing alone, only a model is made that takes so many and no others.
        bool Takes(int features) => takes(features) && (width > 0 || !takes(features + 1));
        HashSet<int> refused = [0, width];
        for (int i = 1; i < Combinations; i++)
        {
            var kept = (KeptColumns)i;
            int wider = spare.WidthWith(width, kept);
            // A model that has no input for a column is asked but once.
            if (refused.Add(wider) && Takes(wider))
                return Fit(columns, kept);
        }

        if (spare.Of(KeptColumns.Names) == 0)
            return null;
        var all = Fit(columns, KeptColumns.Constants | KeptColumns.RowNumbers | KeptColumns.Others | KeptColumns.Names);
        return all is { } fit && refused.Add(fit.Encoders.Width) && Takes(fit.Encoders.Width) ? fit : null;
    }

    // None where every column is a constant: there is nothing to learn from, whatever its width.
    private (EncoderSet Encoders, PlanNotes Notes)? Fit(IReadOnlyList<int> columns, KeptColumns kept)
    {
        PlanNotes attempt = notes.Attempt();
        EncoderSet encoders = fitterFor(kept, attempt).Fit(columns);
        return encoders.All.All(e => e is ConstantEncoder) ? null : (encoders, attempt);
    }
}
