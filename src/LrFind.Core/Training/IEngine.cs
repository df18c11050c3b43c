namespace LrFind.Training;

/// <summary>Something that can train models: the embedded engine, or another behind the same verb.</summary>
public interface IEngine
{
    /// <summary>The engine's name, as it stands in reports.</summary>
    string Name { get; }

    /// <summary>How many threads it may use in all, at least 1; results do not depend on it.</summary>
    int Threads { get; }

    /// <summary>Creates a freshly initialised model with a fresh optimizer; nothing carries over from earlier trainers.</summary>
    /// <param name="model">The layers and how they are joined.</param>
    /// <param name="loss">The loss to minimise.</param>
    /// <param name="optimizer">The optimizer and its settings, but for the learning rate.</param>
    /// <param name="options">How steps are taken.</param>
    ITrainer CreateTrainer(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainerOptions options);
}
