using LrFind.Engines;
using LrFind.Engines.Worker;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Natives;
using LrFind.TorchSharp.Training;
using LrFind.TorchSharp.Worker.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker;

/// <summary>Trains with TorchSharp, in this process, one training after another.</summary>
internal sealed class TorchHost : IWorkerHost
{
    private readonly Device _device;

    // Models are compiled once, and told apart by all that makes them.
    private readonly Dictionary<string, Definition> _definitions = [];

    private TorchHost(Device device) => _device = device;

    /// <summary>Loads TorchSharp.</summary>
    /// <param name="threads">Threads of an operation, at least 1.</param>
    /// <param name="device">Where it computes: cpu, cuda or mps.</param>
    /// <exception cref="InputException">Its libraries are not there, or there is no such device.</exception>
    public static TorchHost Create(int threads, string device)
    {
        LibTorch.Load();
        ModuleTrainer.Threads = threads;
        bool isThere = device switch
        {
            "cuda" => cuda_is_available(),
            "mps" => mps_is_available(),
            _ => true,
        };
        return isThere ? new TorchHost(torch.device(device))
            : throw new InputException("TorchSharp", $"`Device` is {device}, which this libtorch does not find; use `Device` cpu");
    }

    /// <inheritdoc/>
    public ModuleFacts Describe(ModuleSource source, DataShape data)
    {
        Definition definition = DefinitionOf(source);
        ModuleDescription found = definition.Describe(data.Input);
        return new ModuleFacts(OutputsOf(found, source, data), found.ParameterCount, [.. found.Layers.Select(LayerOf)],
            [.. found.Warnings.Select(w => new Warning(w.Message, w.Remedy))], BuiltOf(definition.Module, source));
    }

    /// <inheritdoc/>
    public ITrainer CreateTrainer(TrainingJob job)
    {
        if (job.Model is not ModuleSpec module)
            return new ModuleTrainer(() => OnDevice(Graph((ModelSpec)job.Model)), job.Loss, job.Optimizer, job.Trainer);
        Definition definition = DefinitionOf(module.Source);
        ScalarType input = definition.Describe(module.InputShape).Input;
        return new ModuleTrainer(() => OnDevice(Module(definition.Module, module.InputShape)), job.Loss, job.Optimizer, job.Trainer, input);
    }

    private Definition DefinitionOf(ModuleSource source)
    {
        string key = string.Join('\0',
            [source.File, source.Member ?? "", source.Digest, .. source.Arguments.Select(a => $"{a.Key}={a.Value}")]);
        if (_definitions.TryGetValue(key, out Definition? known))
            return known;
        if (FileDigest.TextOf(FileModel.Read(source.File, int.MaxValue)) != source.Digest)
            throw new InputException(source.File, "the file has changed since lrfind began with it; run the command again");
        return _definitions[key] = new Definition(ModuleDefinition.Load(source.File, source.Member, source.Arguments));
    }

    // Several values in a row of outputs are what several outputs are; people write a single one also as no dimension at all.
    private static int[] OutputsOf(ModuleDescription found, ModuleSource source, DataShape data)
    {
        int[] shape = found.OutputShape.Length == 0 ? [1] : [.. found.OutputShape.Select(s => (int)s)];
        int outputs = shape.Aggregate((a, b) => a * b);
        bool fits = outputs == data.Outputs || (data.Outputs == 1 && outputs == 2);
        return fits ? shape : throw new InputException(source.File, FormattableString.Invariant(
            $"the model gives {NumberText.Plural(outputs, "output")}; the data need {data.Outputs}; `ModelArg` sets a parameter of the model"));
    }

    private static LayerSummary LayerOf(string layer)
    {
        string[] parts = layer.Split(": ", 2);
        return new LayerSummary(parts[0], parts[^1], "");
    }

    // What others load is the assembly, so that they do not build the project once more.
    private static ModuleSource? BuiltOf(ModuleDefinition module, ModuleSource source) => module.Built is not { } built ? null
        : source with { File = built, Digest = FileDigest.TextOf(FileModel.Read(built, int.MaxValue)) };

    private static CallableModule Graph(ModelSpec model) => CallableModule.Of(new GraphModule(model));

    private static CallableModule Module(ModuleDefinition definition, TensorShape input)
    {
        UserModule made = definition.Create();
        long[] sizes = [-1, .. input.ToArray().Select(s => (long)s)];
        return new CallableModule(made.Module, rows => made.Forward(rows.reshape(sizes)));
    }

    // Rows come from the processor, and losses are computed there.
    private CallableModule OnDevice(CallableModule callable)
    {
        if (_device.type == DeviceType.CPU)
            return callable;
        callable.Module.to(_device);
        return callable with { Forward = rows => callable.Forward(rows.to(_device)).cpu() };
    }

    /// <summary>A model of users, and what it is for rows of a shape.</summary>
    private sealed class Definition(ModuleDefinition module)
    {
        private (TensorShape Input, ModuleDescription Description)? _described;

        public ModuleDefinition Module { get; } = module;

        public ModuleDescription Describe(TensorShape input)
        {
            // More rows than one: a single one has no variance to normalise by.
            const int Rows = 4;
            if (_described is not { } known || !known.Input.Equals(input))
                _described = known = (input, Module.Describe(input, Rows));
            return known.Description;
        }
    }
}
