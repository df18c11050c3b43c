using System.Text.Json.Serialization;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Json;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Worker;

/// <summary>Asks what a module is.</summary>
/// <param name="Source">Where its code is.</param>
/// <param name="Input">The shape of a row of features.</param>
internal sealed record DescribeMessage(ModuleSource Source, int[] Input);

/// <summary>Asks for a training. Rows are called by the numbers by which they were sent.</summary>
internal sealed record JobMessage
{
    /// <summary>The model's name, for errors.</summary>
    public required string Name { get; init; }

    /// <summary>The model in its JSON form, where it is a graph.</summary>
    public string? Graph { get; init; }

    /// <summary>Where the model's code is, where it is a module.</summary>
    public ModuleSource? Module { get; init; }

    /// <summary>What was found out about the module when it was described.</summary>
    public ModuleFacts? Facts { get; init; }

    /// <summary>The shape of a row of features.</summary>
    public required int[] Input { get; init; }

    /// <inheritdoc cref="TrainingJob.Loss"/>
    public required LossSpec Loss { get; init; }

    /// <inheritdoc cref="TrainingJob.Optimizer"/>
    public required OptimizerSpec Optimizer { get; init; }

    /// <inheritdoc cref="TrainingJob.Trainer"/>
    public required TrainerOptions Trainer { get; init; }

    /// <inheritdoc cref="TrainingJob.Training"/>
    public required int Training { get; init; }

    /// <inheritdoc cref="TrainingJob.RowsPerStep"/>
    public required int RowsPerStep { get; init; }

    /// <inheritdoc cref="TrainingJob.LearningRates"/>
    public required double[] LearningRates { get; init; }

    /// <inheritdoc cref="TrainingJob.Stop"/>
    public required StopRule Stop { get; init; }

    /// <inheritdoc cref="TrainingJob.Probe"/>
    public int? Probe { get; init; }

    /// <inheritdoc cref="TrainingLooks.After"/>
    public int[]? LooksAfter { get; init; }

    /// <inheritdoc cref="TrainingLooks.Validation"/>
    public int? LooksValidation { get; init; }

    /// <inheritdoc cref="TrainingLooks.Training"/>
    public int? LooksTraining { get; init; }

    /// <inheritdoc cref="RowBlocks.Rows"/>
    public int? BlockRows { get; init; }

    /// <inheritdoc cref="RowBlocks.Count"/>
    public int BlockCount { get; init; }

    /// <summary>The message for a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="idOf">The number by which rows were sent.</param>
    public static JobMessage From(TrainingJob job, Func<RowSet, int> idOf) => new()
    {
        Name = job.Model.Name,
        Graph = job.Model is ModelSpec graph ? ModelWriter.ToText(graph) : null,
        Module = (job.Model as ModuleSpec)?.Source,
        Facts = (job.Model as ModuleSpec)?.Facts,
        Input = job.Model.InputShape.ToArray(),
        Loss = job.Loss,
        Optimizer = job.Optimizer,
        Trainer = job.Trainer,
        Training = idOf(job.Training),
        RowsPerStep = job.RowsPerStep,
        LearningRates = [.. job.LearningRates],
        Stop = job.Stop,
        Probe = job.Probe is { } probe ? idOf(probe) : null,
        LooksAfter = job.Looks is { } looks ? [.. looks.After] : null,
        LooksValidation = job.Looks is { } held ? idOf(held.Validation) : null,
        LooksTraining = job.Looks?.Training is { } trained ? idOf(trained) : null,
        BlockRows = job.Blocks is { } blocks ? idOf(blocks.Rows) : null,
        BlockCount = job.Blocks?.Count ?? 0,
    };

    /// <summary>The job of this message.</summary>
    /// <param name="rows">The rows by their numbers.</param>
    /// <exception cref="InputException">The graph cannot be read.</exception>
    public TrainingJob ToJob(IReadOnlyDictionary<int, RowSet> rows) => new()
    {
        Model = Graph is not null ? JsonModel.Parse(Name, Graph) : new ModuleSpec(Name, Module!, new TensorShape(Input), Facts!),
        Loss = Loss,
        Optimizer = Optimizer,
        Trainer = Trainer,
        Training = rows[Training],
        RowsPerStep = RowsPerStep,
        LearningRates = LearningRates,
        Stop = Stop,
        Probe = Probe is { } probe ? rows[probe] : null,
        Looks = LooksAfter is null ? null
            : new TrainingLooks(LooksAfter, rows[LooksValidation!.Value], LooksTraining is { } trained ? rows[trained] : null),
        Blocks = BlockRows is { } blocks ? new RowBlocks(rows[blocks], BlockCount) : null,
    };
}

/// <summary>Says why something cannot be done.</summary>
/// <param name="Message">The line of an input that cannot be used; of a setting, what was expected.</param>
/// <param name="Setting">The setting that is out of its range; <see langword="null"/> where it is the input.</param>
/// <param name="Found">What the setting is.</param>
internal sealed record ErrorMessage(string Message, string? Setting = null, string? Found = null)
{
    /// <summary>The message for an error.</summary>
    public static ErrorMessage From(Exception e) => e is SettingException setting
        ? new ErrorMessage(setting.Expected, setting.Setting, setting.Found)
        : new ErrorMessage(e.Message);

    /// <summary>The error of this message.</summary>
    public Exception ToException() => Setting is null ? InputException.FromLine(Message) : new SettingException(Setting, Found!, Message);
}

/// <summary>The JSON of all messages, compiled ahead. Pairs of numbers, as Rprop has them, are fields.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true, IncludeFields = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    MaxDepth = 64)]
[JsonSerializable(typeof(DescribeMessage))]
[JsonSerializable(typeof(ModuleFacts))]
[JsonSerializable(typeof(JobMessage))]
[JsonSerializable(typeof(TrainingRecord))]
[JsonSerializable(typeof(ErrorMessage))]
internal sealed partial class MessageContext : JsonSerializerContext;
