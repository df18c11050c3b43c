namespace LrFind.Training.Schedules;

/// <summary>Makes a schedule. A type of its own: a generic one over numbers is compiled at start-up.</summary>
/// <param name="given">Its settings.</param>
/// <param name="rate">The largest rate.</param>
/// <param name="baseRate">The lower end of cyclical ones.</param>
/// <param name="steps">Steps of the training.</param>
internal delegate LrSchedule ScheduleFactory(ScheduleArguments given, double rate, double baseRate, int steps);
