using LrFind.Experiments.Verification;

namespace LrFind.Experiments.Tuning;

/// <summary>A rate, its trainings, and how it compares with the best.</summary>
/// <param name="Trial">The rate and its trainings, as many as it took to tell; training i of every rate has the same split, weights and batches.</param>
/// <param name="Loss">The lowest loss on the rows held out, the mean over seeds; of a rate that did not see all of them what it would be, by its
/// difference from the best where both were seen.</param>
/// <param name="StandardError">The standard error of that difference; 0 for the best, and where there is one training only.</param>
/// <param name="IsFinalist">Whether it stayed in the race to its end.</param>
public sealed record TuneTrial(RateTrial Trial, double Loss, double StandardError, bool IsFinalist);
