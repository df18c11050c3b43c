namespace LrFind.Reports.Json;

/// <summary>The best rate, measured.</summary>
/// <param name="LearningRate">The rate; null where no rate brought the loss on the rows held out below its start.</param>
/// <param name="Low">The lowest rate that cannot be told from the best; null likewise.</param>
/// <param name="High">The highest one; null likewise.</param>
/// <param name="StartLoss">The loss on the rows held out before any step.</param>
/// <param name="Loss">The lowest one with the rate; null where there is none.</param>
/// <param name="SuggestionRate">What the range tests suggest, for the schedule; null where they suggest nothing.</param>
/// <param name="SuggestionLoss">The lowest loss with that; null likewise.</param>
/// <param name="Schedule">The schedule of the trainings.</param>
/// <param name="TrainSteps">Steps of each training.</param>
/// <param name="TrainSeeds">Trainings with each rate that is not dropped before.</param>
/// <param name="Splits">The splits of the rows that they were spread over.</param>
/// <param name="Trainings">Trainings that were done.</param>
/// <param name="Steps">Their steps.</param>
/// <param name="Cut">Whether the time was up before the search was done.</param>
/// <param name="Trials">The rates that were trained with, rising.</param>
internal sealed record TuneSection(
    double? LearningRate,
    double? Low,
    double? High,
    double StartLoss,
    double? Loss,
    double? SuggestionRate,
    double? SuggestionLoss,
    string Schedule,
    int TrainSteps,
    int TrainSeeds,
    int Splits,
    int Trainings,
    long Steps,
    bool Cut,
    IReadOnlyList<TuneTrialSection> Trials);
