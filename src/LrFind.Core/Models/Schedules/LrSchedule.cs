using LrFind.Foundation;

namespace LrFind.Models.Schedules;

/// <summary>A learning rate for each step of a training.</summary>
internal abstract class LrSchedule
{
    /// <summary>Checks what all schedules have.</summary>
    /// <param name="rate">The rate the formula starts from or is named after, more than 0.</param>
    /// <param name="steps">Steps of the training, at least 2.</param>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    private protected LrSchedule(double rate, int steps)
    {
        SettingException.Require(steps >= 2, nameof(Steps), steps, "a whole number of at least 2");
        (Rate, Steps) = (Setting.Positive(rate, nameof(Rate)), steps);
    }

    /// <summary>The name, as the command line has it.</summary>
    public abstract string Name { get; }

    /// <summary>The rate the formula starts from; the largest of those that rise to it.</summary>
    public double Rate { get; }

    /// <summary>Steps of the training.</summary>
    public int Steps { get; }

    /// <summary>The rate of a step.</summary>
    /// <param name="index">The step, from 0 to <see cref="Steps"/> − 1.</param>
    public abstract double At(int index);

    /// <summary>A setting that is more than 0 and at most 1.</summary>
    private protected static double Share(double value, string name)
    {
        SettingException.Require(value is > 0 and <= 1, name, value, "a number of more than 0 and at most 1");
        return value;
    }

    /// <summary>A setting that is at least 1.</summary>
    private protected static int Count(int value, string name)
    {
        SettingException.Require(value >= 1, name, value, "a whole number of at least 1");
        return value;
    }
}

/// <summary>The same rate throughout: lr_t = lr.</summary>
/// <param name="rate">The rate, more than 0.</param>
/// <param name="steps">Steps of the training, at least 2.</param>
internal sealed class ConstantSchedule(double rate, int steps) : LrSchedule(rate, steps)
{
    /// <inheritdoc/>
    public override string Name => "constant";

    /// <inheritdoc/>
    public override double At(int index) => Rate;
}

/// <summary>Makes a schedule. A type of its own: a generic one over numbers is compiled at start-up.</summary>
/// <param name="rate">The largest rate.</param>
/// <param name="baseRate">The lower end of cyclical ones.</param>
/// <param name="steps">Steps of the training.</param>
internal delegate LrSchedule ScheduleFactory(ScheduleArguments given, double rate, double baseRate, int steps);
