namespace LrFind.Suggestions;

/// <summary>A learning rate to start with, and the rates around it that matter. All are rates of the curve's steps, rising from onset to edge.</summary>
/// <param name="LearningRate">Where the loss falls most steeply.</param>
/// <param name="Onset">Where the loss starts to fall: a tenth of the descent is done.</param>
/// <param name="Minimum">Where the smoothed loss is lowest.</param>
/// <param name="Edge">Where the loss takes off: a fifth of the descent is lost again, or the last rate.</param>
/// <param name="StartLoss">The smoothed loss at the first rate.</param>
/// <param name="MinimumLoss">The smoothed loss at its lowest.</param>
public sealed record Suggestion(double LearningRate, double Onset, double Minimum, double Edge, double StartLoss, double MinimumLoss)
{
    /// <summary>The descent as a share of the start: 0.6 when the loss fell by 60 %.</summary>
    public double Drop => (StartLoss - MinimumLoss) / StartLoss;
}
