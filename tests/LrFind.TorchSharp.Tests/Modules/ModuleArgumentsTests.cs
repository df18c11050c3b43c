using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules;

namespace LrFind.TorchSharp.Tests.Modules;

[Collection(TorchTests.Name)]
public class ModuleArgumentsTests
{
    private static readonly TensorShape s_row = new(4);

    [Theory]
    [InlineData("int hidden", "hidden", "hidden=7", 7)]
    [InlineData("long hidden = 3", "hidden", "hidden=7", 7)]
    [InlineData("double ratio", "(int)(ratio * 4)", "ratio=2.5", 10)]
    [InlineData("float ratio", "(int)(ratio * 4)", "ratio=1e1", 40)]
    [InlineData("bool wide", "wide ? 9 : 1", "wide=true", 9)]
    [InlineData("string size", "size == \"big\" ? 9 : 1", "size=big", 9)]
    [InlineData("int? hidden = null", "hidden ?? 2", "hidden=5", 5)]
    [InlineData("int? hidden = 4", "hidden ?? 2", "hidden=null", 2)]
    [InlineData("System.DayOfWeek day", "(int)day", "day=friday", 5)]
    [InlineData("int[] sizes", "sizes[0] + sizes[1]", "sizes=3,4", 7)]
    [InlineData("System.Collections.Generic.IReadOnlyList<long> sizes", "sizes[0] + sizes.Count", "sizes=[3,4]", 5)]
    [InlineData("System.Collections.Generic.List<double> sizes", "(int)sizes[0]", "sizes=3", 3)]
    [InlineData("(int, int) size", "size.Item1 * size.Item2", "size=(2,3)", 6)]
    [InlineData("(int, int)[] sizes", "sizes[1].Item1", "sizes=(2,3),(4,5)", 4)]
    [InlineData("ScalarType type", "type == ScalarType.Float32 ? 3 : 1", "type=float32", 3)]
    [InlineData("Device device", "device.type == DeviceType.CPU ? 3 : 1", "device=cpu", 3)]
    public void A_value_is_read_as_what_its_parameter_is(string parameter, string width, string argument, int expected) =>
        Assert.Equal([expected], ModuleFiles.Describe(ModuleFiles.Net(parameter, $"Linear(4, {width})"), s_row, argument).OutputShape);

    [Fact]
    public void What_is_not_given_is_the_default_or_the_processor_or_the_name() =>
        Assert.Equal([7], ModuleFiles.Describe(
            ModuleFiles.Net("string name, Device device, ScalarType type, int hidden = 7", "Linear(4, name == \"Net\" ? hidden : 1, device: device, dtype: type)"),
            s_row).OutputShape);

    [Fact]
    public void The_constructor_that_takes_most_of_what_is_given_is_chosen()
    {
        string text = ModuleFiles.Net("int a = 2", "Linear(4, a)", members: "public Net(int a, int b, int c = 0) : this(a + b + c) { }");
        Assert.Equal([2], ModuleFiles.Describe(text, s_row).OutputShape);
        Assert.Equal([3], ModuleFiles.Describe(text, s_row, "a=3").OutputShape);
        Assert.Equal([7], ModuleFiles.Describe(text, s_row, "a=3", "b=4").OutputShape);
    }

    [Fact]
    public void Parts_of_a_configuration_are_given_by_their_paths()
    {
        ModuleDescription facts = ModuleFiles.Fixture("Configured.cs", null,
            "config.hidden=5", "config.Activation=tanh", "config.Head.Classes=2", "config.Widths=6,7").Describe(s_row, 2);
        Assert.Equal([2], facts.OutputShape);
        Assert.Equal(4 * 5 + 5 + 5 * 6 + 6 + 6 * 7 + 7 + 7 * 2 + 2, facts.ParameterCount);
        Assert.Contains(facts.Layers, l => l.Words == "Tanh");
    }

    [Fact]
    public void A_missing_argument_is_asked_for() =>
        Assert.Equal("Net.cs: error: the parameter 'hidden' of 'Net' has no default; give it a value, as in `ModelArg` hidden=64",
            ModuleFiles.ErrorOf(ModuleFiles.Net("int hidden", "Linear(4, hidden)")));

    [Fact]
    public void All_missing_arguments_are_asked_for_at_once() =>
        Assert.Equal("Net.cs: error: the parameters 'sizes', 'config.Classes' of 'Net' have no default; give them values, as in "
            + "`ModelArg` sizes=64,64 `ModelArg` config.Classes=64",
            ModuleFiles.ErrorOf(ModuleFiles.Net("int[] sizes, Config config", "Linear(4, 2)") + "public record Config(int Classes, int Other = 3);"));

    [Fact]
    public void An_unknown_argument_is_refused_with_those_there_are()
    {
        Assert.Equal("Net.cs: error: `ModelArg` hiden is no parameter of 'Net'; it has 'hidden', 'classes'; did you mean 'hidden'?",
            ModuleFiles.ErrorOf(ModuleFiles.Net("int hidden = 2, int classes = 2"), null, "hiden=3"));
        Assert.Equal("Net.cs: error: `ModelArg` hidden is no parameter of 'Net'; it has none", ModuleFiles.ErrorOf(ModuleFiles.Net(), null, "hidden=3"));
        Assert.Equal("Net.cs: error: `ModelArg` hidden is no parameter of 'Model'; it has none",
            ModuleFiles.ErrorOf("public static class Net { public static Sequential Model => Sequential(Linear(4, 2)); }", null, "hidden=3"));
        Assert.Equal("Net.cs: error: `ModelArg` config.hiden is no parameter of 'Config'; it has 'Hidden'; did you mean 'Hidden'?",
            ModuleFiles.ErrorOf(ModuleFiles.Net("Config config") + "public class Config { public int Hidden { get; set; } }", null, "config.hiden=3"));
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        Assert.Equal("Net.cs: error: `ModelArg` hidden=wide is no value for a parameter of type 'int'",
            ModuleFiles.ErrorOf(ModuleFiles.Net("int hidden"), null, "hidden=wide"));
        Assert.Equal("Net.cs: error: `ModelArg` kind=c is no value for a parameter of type 'Kind'; expected one of A, B",
            ModuleFiles.ErrorOf(ModuleFiles.Net("Kind kind") + "public enum Kind { A, B }", null, "kind=c"));
        Assert.Equal("Net.cs: error: `ModelArg` device=cuda is no value for a parameter of type 'Device'; expected cpu",
            ModuleFiles.ErrorOf(ModuleFiles.Net("Device device"), null, "device=cuda"));
        Assert.Equal("Net.cs: error: `ModelArg` config=3 is no value for a parameter of type 'Config'; give its parts, as in `ModelArg` config.Hidden=64",
            ModuleFiles.ErrorOf(ModuleFiles.Net("Config config") + "public class Config { public int Hidden { get; set; } }", null, "config=3"));
    }

    [Fact]
    public void A_parameter_that_no_text_can_be_given_for_is_refused()
    {
        Assert.Equal("Net.cs: error: the parameter 'stages' of 'Net' has no default, and its type 'Stage[]' cannot be given as text; "
            + "give the model a static method that makes it", ModuleFiles.ErrorOf(ModuleFiles.Net("Stage[] stages") + "public record Stage(int Width);"));
        Assert.Equal("Net.cs: error: the parameter 'make' of 'Net' has no default, and its type 'Func<int>' cannot be given as text; "
            + "give the model a static method that makes it", ModuleFiles.ErrorOf(ModuleFiles.Net("System.Func<int> make")));
    }

    [Fact]
    public void A_static_method_that_can_be_named_instead_is_pointed_out()
    {
        string text = ModuleFiles.Net("System.Func<int> make", members: "public static Net Small(int width = 3) => new Net(() => width);");
        Assert.Equal("Net.cs: error: the parameter 'make' of 'Net' has no default, and its type 'Func<int>' cannot be given as text; "
            + "name a method that makes it, as in Net.cs#Small", ModuleFiles.ErrorOf(text));
        Assert.Equal("Net.cs: error: `ModelArg` hidden is no parameter of 'Small'; it has 'width'", ModuleFiles.ErrorOf(text, "Small", "hidden=3"));
    }
}
