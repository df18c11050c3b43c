namespace LrFind.Training.Schedules;

/// <summary>A kind of schedule that can be asked for by name. A closed set; see <see cref="ScheduleCatalog"/>.</summary>
public sealed record ScheduleFamily
{
    internal ScheduleFamily(ScheduleFactory create) => Create = create;

    /// <summary>The name, as in one-cycle.</summary>
    public required string Name { get; init; }

    /// <summary>The rate of step t of T, with the letters of the settings.</summary>
    public required string Formula { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What may stand behind the name and a colon.</summary>
    public IReadOnlyList<ScheduleSetting> Settings { get; init; } = [];

    /// <summary>Whether it goes up and down between two rates, of which the upper one is its rate.</summary>
    public bool IsCyclical { get; init; }

    /// <summary>Makes one of settings, rate, lower rate and steps.</summary>
    internal ScheduleFactory Create { get; }

    /// <summary>What may stand behind the name, in a phrase.</summary>
    public string Usage
    {
        get
        {
            string usage = "";
            foreach (ScheduleSetting setting in Settings)
                usage += $"{(usage.Length > 0 ? ", " : "")}{setting.Name}={setting.Value}";
            return usage.Length > 0 ? usage : $"{Name} alone, it has no settings";
        }
    }
}
