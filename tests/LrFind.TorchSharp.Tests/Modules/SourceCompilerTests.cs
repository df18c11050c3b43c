using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules;
using LrFind.TorchSharp.Worker.Modules.Compilation;

namespace LrFind.TorchSharp.Tests.Modules;

[Collection(TorchTests.Name)]
public class SourceCompilerTests
{
    [Fact]
    public void What_is_no_CSharp_is_refused_where_it_is_none() =>
        Assert.Equal("Net.cs(2,19): error: this is not C#: CS1513: } expected", ModuleFiles.ErrorOf("public class Net {"));

    [Fact]
    public void An_error_in_forward_is_reported_at_its_place() =>
        Assert.Equal("Net.cs(6,49): error: CS0103: The name 'lajer' does not exist in the current context",
            ModuleFiles.ErrorOf(ModuleFiles.Net(forward: "lajer.forward(x)")));

    [Fact]
    public void An_error_in_the_constructor_is_reported_at_its_place() =>
        Assert.Equal("Net.cs(5,42): error: CS0103: The name 'Lin' does not exist in the current context",
            ModuleFiles.ErrorOf(ModuleFiles.Net(layer: "Lin(4, 2)")));

    [Fact]
    public void An_error_in_what_forward_uses_is_reported_at_its_place() =>
        Assert.Equal("Net.cs(7,32): error: CS0103: The name 'nothing' does not exist in the current context",
            ModuleFiles.ErrorOf(ModuleFiles.Net(forward: "Scaled(layer.forward(x))", members: "Tensor Scaled(Tensor x) => nothing;")));

    [Fact]
    public void A_field_of_an_unknown_type_is_reported_where_it_is_declared() =>
        Assert.Equal("Net.cs(7,5): error: CS0246: The type or namespace name 'Missing' could not be found; where another folder or a package has it, name the project (.csproj) instead of the file",
            ModuleFiles.ErrorOf(ModuleFiles.Net(layer: "Made(missing)", members: "Missing missing; Linear Made(object o) => Linear(4, 2);")));

    [Fact]
    public void A_constructor_of_an_unknown_type_is_not_passed_over() =>
        Assert.Equal("Net.cs(5,16): error: CS0246: The type or namespace name 'Missing' could not be found; where another folder or a package has it, name the project (.csproj) instead of the file",
            ModuleFiles.ErrorOf(ModuleFiles.Net("Missing config")));

    [Fact]
    public void A_model_of_an_unknown_base_class_is_reported_and_no_part_taken_for_it() =>
        Assert.Equal("Net.cs(10,29): error: CS0246: The type or namespace name 'Missing' could not be found; where another folder or a package has it, name the project (.csproj) instead of the file",
            ModuleFiles.ErrorOf(ModuleFiles.Net() + "\npublic class Model : Module<Missing, Tensor> { Net net = new Net(); }"));

    [Fact]
    public void Errors_elsewhere_do_not_matter()
    {
        ModuleDescription facts = ModuleFiles.Fixture("WithNoise.cs").Describe(new TensorShape(4), 2);
        Assert.Equal([("layer", "Linear")], facts.Layers.Select(l => (l.Name, l.Words)));
    }

    [Fact]
    public void A_missing_name_that_is_nowhere_beside_is_still_missing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Other.cs", "public class Other { }");
        string path = folder.Write("Net.cs", ModuleFiles.Usings + ModuleFiles.Net(layer: "new Another()"));
        var error = Assert.Throws<InputException>(() => ModuleDefinition.Load(path, null, ModuleFiles.Arguments()).Create());
        Assert.Contains("(5,46): error: CS0246: The type or namespace name 'Another'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_compiled_is_kept_and_a_change_compiles_it_anew()
    {
        using TemporaryFolder folder = new(), cache = new();
        string path = folder.Write("Net.cs", ModuleFiles.Usings + ModuleFiles.Net());
        CompiledFiles.Get(path, cache.Path);
        string symbols = Assert.Single(cache.Files, f => f.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.Equal(2, cache.Files.Length);
        cache.Write(symbols, "kept");
        Assert.Equal("kept"u8.ToArray(), CompiledFiles.Get(path, cache.Path).Symbols);
        folder.Write("Net.cs", ModuleFiles.Usings + ModuleFiles.Net(layer: "Linear(4, 3)"));
        Assert.NotEqual("kept"u8.ToArray(), CompiledFiles.Get(path, cache.Path).Symbols);
        Assert.Equal(4, cache.Files.Length);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_to_does_no_harm()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("Net.cs", ModuleFiles.Usings + ModuleFiles.Net());
        Assert.NotEmpty(CompiledFiles.Get(path, path).Assembly);
    }
}
