using LrFind.Models;

namespace LrFind.ModelSource.Tests;

/// <summary>What of a file is no C#, or cannot be read, is an error only where the model needs it.</summary>
public class SoundnessTests
{
    private const string Net = """
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> fc = Linear(4, 2);
            public Net() : base("net") => RegisterComponents();
            public override Tensor forward(Tensor x) => fc.call(x);
        }
        """;

    [Theory]
    [InlineData("class Loader { void Load( { } int x = ; }")]
    [InlineData("class Loader { void Load() { var a = 5 5; } }")]
    [InlineData("static class Program { static void Main() { Console.WriteLine(\"unclosed); } }")]
    [InlineData("enum E { A, B,, C }")]
    public void Errors_of_another_class_are_none_of_the_model(string other)
    {
        Assert.Equal(10, Fixtures.Read(Net + "\n" + other, new DataShape(new TensorShape(4), 2)).ParameterCount);
        Assert.Equal(10, Fixtures.Read(Net + "\n" + other, new DataShape(new TensorShape(4), 2), "Net").ParameterCount);
    }

    [Theory]
    [InlineData("fc.call(x);", "fc.call(x;")]
    [InlineData("Linear(4, 2);", "Linear(4, ;")]
    [InlineData("base(\"net\")", "base(\"net)")]
    public void Errors_of_the_model_are_told(string code, string wrong) =>
        Assert.Contains("this is not C#: ", Fixtures.ErrorOf(Net.Replace(code, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Errors_of_a_class_that_the_model_uses_are_told()
    {
        string text = Net.Replace("Linear(4, 2)", "Linear(4, Sizes.Out)", StringComparison.Ordinal);
        Assert.Contains("(9,", Fixtures.ErrorOf(text + "\nstatic class Sizes { public const int Out = 2 2; }"), StringComparison.Ordinal);
        Assert.Contains("this is not C#", Fixtures.ErrorOf("class Net { int a = ; }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class A : B { } class B : A { }")]
    [InlineData("class A : A { }")]
    [InlineData("class A : B { } class B : C { } class C : B { }")]
    public void Classes_that_derive_from_each_other_in_a_circle_end(string circle)
    {
        Assert.Contains("there is no model", Fixtures.ErrorOf(circle), StringComparison.Ordinal);
        Assert.Equal(10, Fixtures.Read(Net + circle, new DataShape(new TensorShape(4), 2), "Net").ParameterCount);
    }
}
