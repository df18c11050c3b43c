namespace LrFind.Cli.Help;

/// <summary>What options are about, in the order of help.</summary>
internal enum HelpTopic
{
    /// <summary>Which rows and columns to learn from.</summary>
    Data,

    /// <summary>Which columns of a recording are what.</summary>
    Curve,

    /// <summary>The checks of a configuration.</summary>
    Checks,

    /// <summary>The axes of a sweep.</summary>
    Grid,

    /// <summary>What is trained.</summary>
    Model,

    /// <summary>How its weights are updated.</summary>
    Optimizer,

    /// <summary>What is minimised.</summary>
    Loss,

    /// <summary>How losses are recorded against rates.</summary>
    RangeTest,

    /// <summary>How the rate is read off them.</summary>
    Suggestion,

    /// <summary>The rate to check, and what it must keep to.</summary>
    Check,

    /// <summary>How rates are tried out.</summary>
    Trainings,

    /// <summary>What is written and printed.</summary>
    Output,

    /// <summary>What is drawn.</summary>
    Plot,

    /// <summary>Which share of the work is done here.</summary>
    Cluster,

    /// <summary>What does the work.</summary>
    Engine,

    /// <summary>How a text file is written.</summary>
    Text,
}

/// <summary>The headlines of topics.</summary>
internal static class HelpTopics
{
    /// <summary>A topic as a headline.</summary>
    public static string Title(this HelpTopic topic) => topic switch
    {
        HelpTopic.RangeTest => "Range test",
        HelpTopic.Text => "How the file is written",
        _ => topic.ToString(),
    };
}
