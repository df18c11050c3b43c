using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules;

namespace LrFind.TorchSharp.Tests.Modules;

[Collection(TorchTests.Name)]
public class ProjectTests
{
    [Fact]
    public void A_project_is_built_with_the_library_that_it_needs_and_so_is_its_assembly_loaded()
    {
        using var folder = new TemporaryFolder();
        string project = Path.Combine(folder.Copy(ModuleFiles.PathOf("project")), "App", "App.csproj");
        ModuleDefinition definition = ModuleDefinition.Load(project, "Net", ModuleFiles.Arguments("classes=3"));
        Assert.Equal([3], definition.Describe(new TensorShape(4), 2).OutputShape);
        string assembly = folder.PathOf("project/App/bin/Release/net10.0/App.dll");
        Assert.Equal([2], ModuleDefinition.Load(assembly, null, ModuleFiles.Arguments()).Describe(new TensorShape(4), 2).OutputShape);
    }

    [Fact]
    public void The_first_error_of_a_build_is_reported()
    {
        using var folder = new TemporaryFolder();
        string project = Path.Combine(folder.Copy(ModuleFiles.PathOf("project")), "App", "App.csproj");
        File.WriteAllText(folder.PathOf("project/Layers/Scaled.cs"), "namespace Layers;\n\npublic class Scaled : Missing { }\n");
        var error = Assert.Throws<InputException>(() => ModuleDefinition.Load(project, null, ModuleFiles.Arguments()));
        Assert.StartsWith($"{folder.PathOf("project/Layers/Scaled.cs")}(3,23): error: the project cannot be built: CS0246: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_assembly_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("net.dll", "text");
        Assert.Equal($"{path}: error: this is no assembly of .NET {Environment.Version.Major} or older",
            Assert.Throws<InputException>(() => ModuleDefinition.Load(path, null, ModuleFiles.Arguments())).Message);
    }
}
