using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules;

namespace LrFind.TorchSharp.Tests.Modules;

[Collection(TorchTests.Name)]
public class ModuleFinderTests
{
    private static readonly TensorShape s_row = new(4);

    [Fact]
    public void A_class_that_another_makes_is_a_part_of_it() => Assert.Equal("Cnn", ModuleFiles.Fixture("Cnn.cs").Name);

    [Theory]
    [InlineData("Small")]
    [InlineData("Factory.Small")]
    [InlineData("Kept")]
    public void A_static_member_that_gives_a_module_is_found_by_its_name(string name) =>
        Assert.Equal([3], ModuleFiles.Fixture("Factory.cs", name).Describe(s_row, 2).OutputShape);

    [Fact]
    public void A_part_is_found_by_its_name() =>
        Assert.Equal("Block", ModuleFiles.Fixture("Cnn.cs", "Block", "channels=2").Name);

    [Theory]
    [InlineData("Inner")]
    [InlineData("Outer.Inner")]
    [InlineData("Outer+Inner")]
    public void A_class_within_a_class_is_found_by_its_name(string name)
    {
        using var folder = new TemporaryFolder();
        string text = "public class Outer { " + ModuleFiles.Net().Replace("Net", "Inner", StringComparison.Ordinal) + " }";
        Assert.Equal("Inner", ModuleDefinition.Load(folder.Write("Net.cs", ModuleFiles.Usings + text), name, ModuleFiles.Arguments()).Name);
    }

    [Fact]
    public void Statements_outside_of_classes_never_run_and_what_they_declare_is_found()
    {
        ModuleDescription facts = ModuleFiles.Fixture("Program.cs", "BuildLayers", "hidden=5").Describe(s_row, 2);
        Assert.Equal(5 * 4 + 5 + 3 * 5 + 3, facts.ParameterCount);
        Assert.Equal(6 * 4 + 6 + 3 * 6 + 3, ModuleFiles.Fixture("Program.cs", "layers").Describe(s_row, 2).ParameterCount);
    }

    [Fact]
    public void A_file_may_be_one_expression()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("net.cs", "Sequential(Linear(4, 8), ReLU(), Linear(8, 3))");
        Assert.Equal([3], ModuleDefinition.Load(path, null, ModuleFiles.Arguments()).Describe(s_row, 2).OutputShape);
    }

    [Fact]
    public void A_variable_that_changes_is_no_model() =>
        Assert.Equal("Net.cs(2,5): error: 'net' changes after its declaration; return the model from a method",
            ModuleFiles.ErrorOf("var net = Sequential(Linear(4, 2)); net = Sequential(Linear(4, 3));", "net"));

    [Fact]
    public void The_file_that_is_named_comes_before_the_files_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Training.cs", ModuleFiles.Usings + ModuleFiles.Net().Replace("Net", "Other", StringComparison.Ordinal) + "public class Training { }");
        string path = folder.Write("Net.cs", ModuleFiles.Usings + ModuleFiles.Net(members: "Training training = new();"));
        Assert.Equal("Net", ModuleDefinition.Load(path, null, ModuleFiles.Arguments()).Name);
    }

    [Fact]
    public void A_part_stays_a_part_where_the_code_that_makes_it_does_not_compile() =>
        Assert.StartsWith("Net.cs(10,", ModuleFiles.ErrorOf(ModuleFiles.Net() + """

            public class Model : Module<Tensor, Tensor> { readonly Net net; public Model() : base("m") { net = new Net(missing); }
                public override Tensor forward(Tensor x) => net.forward(x); }
            """), StringComparison.Ordinal);

    [Fact]
    public void Several_models_are_listed() =>
        Assert.Equal("Net.cs: error: there are several models: 'Net', 'Other'; say which, as in Net.cs#Other",
            ModuleFiles.ErrorOf(ModuleFiles.Net() + ModuleFiles.Net().Replace("Net", "Other", StringComparison.Ordinal)));

    [Fact]
    public void A_name_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.Equal("Net.cs: error: there is no model called 'Nett'; the file has 'Net'; did you mean 'Net'?", ModuleFiles.ErrorOf(ModuleFiles.Net(), "Nett"));

    [Fact]
    public void A_name_of_two_classes_is_refused() =>
        Assert.Equal("Net.cs: error: there are several models called 'Net'; say which, with its class or namespace, as in Net.cs#B.Net",
            ModuleFiles.ErrorOf($"namespace A {{ {ModuleFiles.Net()} }} namespace B {{ {ModuleFiles.Net()} }}", "Net"));

    [Fact]
    public void A_file_without_a_model_is_refused() =>
        Assert.Equal("Net.cs: error: there is no model; expected a class that derives from Module, or a Sequential",
            ModuleFiles.ErrorOf("public class Net { }"));

    [Fact]
    public void A_method_that_gives_no_module_is_refused() =>
        Assert.Equal("Net.cs: error: 'Make' gives null; expected a module",
            ModuleFiles.ErrorOf("public static class Net { public static Module Make() => null; }", "Make"));

    [Theory]
    [InlineData("nothing.cs", "no such file")]
    [InlineData("nothing.dll", "no such file")]
    [InlineData("nothing.csproj", "no such file")]
    [InlineData("nothing.fs", "this is no model of TorchSharp; expected a C# file (.cs), a project (.csproj) or an assembly (.dll)")]
    public void A_file_that_is_not_there_is_refused(string file, string problem) =>
        Assert.Equal($"{file}: error: {problem}",
            Assert.Throws<InputException>(() => ModuleDefinition.Load(file, null, ModuleFiles.Arguments())).Message);
}
