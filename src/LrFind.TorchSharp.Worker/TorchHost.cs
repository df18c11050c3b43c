using LrFind.Engines;
using LrFind.Engines.Worker;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Training;
using LrFind.TorchSharp.Worker.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker;

/// <summary>Trains with TorchSharp, in this process, one training after another.</summary>
internal sealed class TorchHost : IWorkerHost
{
    private readonly Task<Device> _device;

    // Models are compiled once, and told apart by all that makes them.
    private readonly Dictionary<string, ModuleDefinition> _definitions = [];

    /// <summary>
    /// Begins to load TorchSharp, while requests are read and models compiled. Where that fails, every request is answered with it.
    /// </summary>
    /// <param name="threads">Threads of an operation, at least 1.</param>
    /// <param name="device">Where it computes: cpu, cuda or mps.</param>
    public TorchHost(int threads, string device) => _device = Task.Run(() => Load(threads, device));

    /// <inheritdoc/>
    public ModuleFacts Describe(ModuleSource source, TensorShape input)
    {
        // More rows than one: a single one has no variance to normalise by.
        const int Rows = 4;
        ModuleDefinition definition = DefinitionOf(source);
        LoadedDevice();
        ModuleDescription found = definition.Describe(input, Rows);
        // People write a single output as no dimension at all, too.
        int[] outputs = found.OutputShape.Length == 0 ? [1] : [.. found.OutputShape.Select(s => (int)s)];
        return new ModuleFacts(found.Input.ToString(), outputs, found.ParameterCount, found.Layers, found.Warnings,
            BuiltOf(definition, source));
    }

    /// <inheritdoc/>
    public ITrainer CreateTrainer(TrainingJob job)
    {
        if (job.Model is not ModuleSpec module)
            return Trainer(() => CallableModule.Of(new GraphModule((ModelSpec)job.Model)), job, ScalarType.Float32);
        ModuleDefinition definition = DefinitionOf(module.Source);
        return Trainer(() => Module(definition, module.InputShape), job, Enum.Parse<ScalarType>(module.Facts.InputType));
    }

    private static Device Load(int threads, string device)
    {
        LibTorch.Load();
        ModuleTrainer.Threads = threads;
        bool isThere = device switch
        {
            "cuda" => cuda_is_available(),
            "mps" => mps_is_available(),
            _ => true,
        };
        return isThere ? torch.device(device)
            : throw new InputException("TorchSharp", $"`Device` is {device}, which this libtorch does not find; use `Device` cpu");
    }

    private ModuleTrainer Trainer(Func<CallableModule> create, TrainingJob job, ScalarType input)
    {
        Device device = LoadedDevice();
        return new ModuleTrainer(() => On(device, create()), job.Loss, job.Optimizer, job.Trainer, input);
    }

    private ModuleDefinition DefinitionOf(ModuleSource source)
    {
        string key = string.Join('\0',
            [source.File, source.Member ?? "", source.Digest, .. source.Arguments.Select(a => $"{a.Key}={a.Value}")]);
        if (_definitions.TryGetValue(key, out ModuleDefinition? known))
            return known;
        if (!source.IsUnchanged)
            throw new InputException(source.File, "the file has changed since lrfind began with it; run the command again");
        return _definitions[key] = ModuleDefinition.Load(source.File, source.Member, source.Arguments);
    }

    // What others load is the assembly, so that they do not build the project once more.
    private static ModuleSource? BuiltOf(ModuleDefinition definition, ModuleSource source) =>
        definition.Built is { } built ? ModuleSource.Read(built, source.Member, source.Arguments) : null;

    private static CallableModule Module(ModuleDefinition definition, TensorShape input)
    {
        UserModule made = definition.Create();
        long[] sizes = [-1, .. input.ToArray().Select(s => (long)s)];
        return new CallableModule(made.Module, rows => made.Forward(rows.reshape(sizes)));
    }

    // Where TorchSharp computes. Nothing of it is touched before this came back.
    private Device LoadedDevice() => _device.GetAwaiter().GetResult();

    // Rows come from the processor, and losses are computed there.
    private static CallableModule On(Device device, CallableModule callable)
    {
        if (device.type == DeviceType.CPU)
            return callable;
        callable.Module.to(device);
        return callable with { Forward = rows => callable.Forward(rows.to(device)).cpu() };
    }
}
