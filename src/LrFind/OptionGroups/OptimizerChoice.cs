namespace LrFind.Cli.OptionGroups;

/// <summary>The optimizers one can ask for.</summary>
internal enum OptimizerChoice
{
    /// <summary>Stochastic gradient descent.</summary>
    Sgd,

    /// <summary>Adam.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay.</summary>
    AdamW,
}
