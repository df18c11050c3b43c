using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Modules;

[Collection(TorchTests.Name)]
public class ModuleDefinitionTests
{
    [Theory]
    [InlineData("Lstm.cs", 4, 3, ScalarType.Float32)]
    [InlineData("Gru.cs", 4, 2, ScalarType.Float32)]
    [InlineData("Attention.cs", 4, 3, ScalarType.Float32)]
    [InlineData("DataDependent.cs", 4, 3, ScalarType.Float32)]
    [InlineData("Embedded.cs", 5, 2, ScalarType.Int64)]
    [InlineData("Float64.cs", 4, 2, ScalarType.Float64)]
    [InlineData("PartlyRegistered.cs", 4, 3, ScalarType.Float32)]
    [InlineData("Configured.cs", 4, 3, ScalarType.Float32)]
    [InlineData("WithNoise.cs", 4, 3, ScalarType.Float32)]
    [InlineData("two-files/Net.cs", 4, 2, ScalarType.Float32)]
    public void A_module_is_ready_to_train(string file, int inputs, int outputs, ScalarType type)
    {
        ModuleDefinition definition = ModuleFiles.Fixture(file);
        ModuleDescription facts = definition.Describe(new TensorShape(inputs), 3);
        Assert.Equal(type, facts.Input);
        Assert.Equal([outputs], facts.OutputShape);
        Assert.True(facts.ParameterCount > 0);
        using UserModule module = definition.Create();
        using Tensor input = ones([3, inputs], type), loss = module.Forward(input).sum();
        loss.backward();
    }

    [Fact]
    public void Files_that_are_named_together_are_compiled_together_wherever_they_are()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("blocks"));
        string block = folder.Write("blocks/Block.cs", ModuleFiles.Usings + """
            public abstract class Block : Module<Tensor, Tensor>
            {
                protected readonly Module<Tensor, Tensor> inner = Linear(4, 7);
                protected Block() : base("block") { }
                public override Tensor forward(Tensor x) => Last(inner.call(x).relu());
                protected abstract Tensor Last(Tensor x);
            }
            """);
        string net = folder.Write("Net.cs", ModuleFiles.Usings + """
            public class Net : Block
            {
                private readonly Module<Tensor, Tensor> last = Linear(7, 2);
                public Net() { RegisterComponents(); }
                protected override Tensor Last(Tensor x) => last.call(x);
            }
            """);
        foreach (string files in (string[])[$"{net},{block}", $"{block},{net}"])
            Assert.Equal(51, ModuleDefinition.Load(files, "Net", ModuleFiles.Arguments()).Describe(new TensorShape(4), 2).ParameterCount);
        Assert.Contains("Block", Assert.Throws<InputException>(() => ModuleDefinition.Load(net, "Net", ModuleFiles.Arguments())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_is_given_with_its_channels()
    {
        ModuleDescription facts = ModuleFiles.Fixture("Cnn.cs").Describe(new TensorShape(1, 8, 8), 3);
        Assert.Equal([10], facts.OutputShape);
        Assert.Equal(4 * 9 + 4 + 4 * 4 * 9 + 4 + 8 + 160 + 10, facts.ParameterCount);
        Assert.Equal(
            ["classifier: Linear", "features.0: Conv2d", "features.1.conv: Conv2d", "features.1.norm: BatchNorm2d",
                "features.2: AdaptiveAvgPool2d", "features.3: Flatten"],
            facts.Layers.Select(l => $"{l.Name}: {l.Words}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Describing_leaves_a_module_in_training()
    {
        ModuleDefinition definition = ModuleFiles.Fixture("Cnn.cs");
        definition.Describe(new TensorShape(1, 8, 8), 3);
        using UserModule module = definition.Create();
        Assert.True(module.Module.training);
    }

    [Fact]
    public void The_same_seed_makes_the_same_module()
    {
        ModuleDefinition definition = ModuleFiles.Fixture("Lstm.cs");
        Assert.Equal(First(definition, 1), First(definition, 1));
        Assert.NotEqual(First(definition, 1), First(definition, 2));
    }

    [Fact]
    public void A_module_that_a_field_keeps_is_fresh_for_each_training_too()
    {
        ModuleDefinition definition = ModuleFiles.Fixture("Factory.cs", "Kept");
        Assert.Equal(First(definition, 1, spoil: true), First(definition, 1));
    }

    [Fact]
    public void Of_several_tensors_the_first_one_counts_and_a_warning_says_so()
    {
        ModuleDescription facts = ModuleFiles.Fixture("Gru.cs").Describe(new TensorShape(4), 3);
        Assert.Contains(facts.Warnings, w => w.Message == "'Gru' gives several tensors; the first one is taken as its output");
    }

    [Fact]
    public void Layers_that_only_some_fields_register_are_warned_of()
    {
        ModuleDescription facts = ModuleFiles.Fixture("PartlyRegistered.cs").Describe(new TensorShape(4), 3);
        (string message, string remedy) = Assert.Single(facts.Warnings);
        Assert.Equal("'hidden' of 'PartlyRegistered' would not be trained: not registered with it", message);
        Assert.Contains("RegisterComponents()", remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layer.forward(functional.dropout(x, 0.5))")]
    [InlineData("layer.forward(functional.relu(x + randn_like(x)))")]
    public void What_is_random_in_evaluation_mode_is_warned_of(string forward)
    {
        ModuleDescription facts = ModuleFiles.Describe(ModuleFiles.Net(forward: forward), new TensorShape(4));
        (string message, string remedy) = Assert.Single(facts.Warnings);
        Assert.Equal("'Net' is random in evaluation mode too, so that its losses are noisier than they need be", message);
        Assert.Contains("functional.dropout(x, p, training)", remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layer.forward(functional.dropout(x, 0.5, training))", "")]
    [InlineData("layer.forward(x) / 0", "")]
    [InlineData("layer.forward(x) * ++passes", "int passes;")]
    public void Dropout_of_training_alone_is_not_warned_of_nor_what_a_module_counts(string forward, string members) =>
        Assert.Empty(ModuleFiles.Describe(ModuleFiles.Net(forward: forward, members: members), new TensorShape(4)).Warnings);

    [Theory]
    [InlineData("", true)]
    [InlineData("init.ones_(norm.weight); init.zeros_(norm.bias);", false)]
    public void A_GroupNorm_whose_weights_nobody_sets_is_warned_of(string setting, bool isWarnedOf)
    {
        const string Members = "private readonly GroupNorm norm = GroupNorm(2, 4);";
        string text = ModuleFiles.Net(members: Members, forward: "layer.forward(norm.forward(x.unsqueeze(2)).squeeze(2))")
            .Replace("RegisterComponents();", $"RegisterComponents(); {setting}", StringComparison.Ordinal);
        IEnumerable<string> messages = ModuleFiles.Describe(text, new TensorShape(4)).Warnings.Select(w => w.Message);
        Assert.Equal(isWarnedOf, messages.Any(m => m.Contains("'norm' of 'Net' are not 1 at first", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_module_without_anything_to_train_is_refused()
    {
        Assert.Equal("Net.cs: error: nothing of 'Net' would be trained: 'layer' not registered with it; call RegisterComponents() at the end of "
            + "the constructor, and keep several modules in a ModuleList or Sequential",
            ModuleFiles.ErrorOf(ModuleFiles.Net().Replace("RegisterComponents();", "", StringComparison.Ordinal)));
        Assert.Equal("Net.cs: error: nothing of 'Net' would be trained: it has no parameters that require gradients; expected at least one layer",
            ModuleFiles.ErrorOf(ModuleFiles.Net(layer: "ReLU()")));
    }

    [Fact]
    public void A_batch_that_does_not_fit_is_refused_at_the_line_that_does_not_take_it() =>
        Assert.Equal("Net.cs(6,49): error: 'Net' failed on an input of shape (2, 4), float32: mat1 and mat2 shapes cannot be multiplied (2x4 and 5x2)",
            ModuleFiles.ErrorOf(ModuleFiles.Net(layer: "Linear(5, 2)")));

    [Fact]
    public void What_the_constructor_throws_is_one_line() =>
        Assert.Equal("Net.cs(7,45): error: 'Net' cannot be made: InvalidOperationException: no weights",
            ModuleFiles.ErrorOf(ModuleFiles.Net(layer: "Made()",
                members: "static Module<Tensor, Tensor> Made() => throw new System.InvalidOperationException(\"no weights\\nhere\");")));

    [Fact]
    public void An_output_without_the_rows_is_refused() =>
        Assert.Equal("Net.cs: error: 'Net' gives a tensor of shape () for a batch of 2 rows; expected the rows as its first dimension",
            ModuleFiles.ErrorOf(ModuleFiles.Net(forward: "layer.forward(x).sum()")));

    [Fact]
    public void What_is_no_tensor_is_refused() =>
        Assert.Equal("Net.cs: error: 'Net' gives a List<Tensor>; expected a tensor, or a tuple with one", ModuleFiles.ErrorOf("""
            public class Net : Module<Tensor, System.Collections.Generic.List<Tensor>>
            {
                readonly Linear layer = Linear(4, 2);
                public Net() : base("Net") { RegisterComponents(); }
                public override System.Collections.Generic.List<Tensor> forward(Tensor x) => new() { layer.forward(x) };
            }
            """));

    [Fact]
    public void A_forward_of_a_plain_module_takes_its_defaults() =>
        Assert.Equal([2], ModuleFiles.Describe("""
            public class Net : Module
            {
                readonly Linear layer = Linear(4, 2);
                public Net() : base("Net") { RegisterComponents(); }
                public Tensor forward(Tensor x, bool log = true, double scale = 2, Device? device = null, params int[] rest) =>
                    log && scale == 2 && rest.Length == 0 ? layer.forward(x) : x;
            }
            """, new TensorShape(4)).OutputShape);

    [Fact]
    public void A_forward_that_takes_two_tensors_is_refused() =>
        Assert.Equal("Net.cs: error: 'Net' has no forward that takes one tensor; it has forward(Tensor, Tensor); expected forward(Tensor)",
            ModuleFiles.ErrorOf("""
                public class Net : Module<Tensor, Tensor, Tensor>
                {
                    readonly Linear layer = Linear(4, 2);
                    public Net() : base("Net") { RegisterComponents(); }
                    public override Tensor forward(Tensor x, Tensor y) => layer.forward(x) + y;
                }
                """));

    private static float[] First(ModuleDefinition definition, long seed, bool spoil = false)
    {
        random.manual_seed(seed);
        using UserModule module = definition.Create();
        float[] values = module.Module.parameters().First().data<float>().ToArray();
        using IDisposable still = no_grad();
        if (spoil)
            module.Module.parameters().First().zero_();
        return values;
    }
}
