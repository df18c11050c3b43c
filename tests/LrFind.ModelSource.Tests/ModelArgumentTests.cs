using LrFind.Models;

namespace LrFind.ModelSource.Tests;

/// <summary>Values that are given for parameters of a model: lists, tuples, objects of the file.</summary>
public class ModelArgumentTests
{
    private const string Text = """
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        public enum Kind { Plain, Wide }
        public record Head(int Width, bool Deep = false);
        public class Config
        {
            public int hidden = 3;
            public int[] Sizes { get; set; } = { 5 };
            public Kind Kind { get; init; } = Kind.Plain;
            public Head Head { get; set; } = new Head(2);
            public readonly int fixedSize = 1;
        }
        public class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;
            public Net(Config config, List<int> more = null, (int, int)? pair = null) : base("net")
            {
                layers = Sequential();
                int inputs = 4;
                void Next(int width) { layers.append(Linear(inputs, width)); inputs = width; }
                Next(config.hidden * (config.Kind == Kind.Wide ? 2 : 1));
                foreach (int size in config.Sizes) Next(size);
                foreach (int size in more ?? new List<int>()) Next(size);
                if (pair is { } given) { Next(given.Item1); Next(given.Item2); }
                Next(config.Head.Width + (config.Head.Deep ? 10 : 0));
                Next(2);
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) => layers.forward(x);
        }
        """;

    private static string Widths(params string[] arguments)
    {
        var given = arguments.Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal);
        ModelSpec model = Fixtures.Read(Text, new DataShape(new TensorShape(4), 2), "Net", given);
        return string.Join(' ', model.Nodes.Select((_, i) => model.ShapeOf(i)[0]));
    }

    private static string ErrorOf(string argument) =>
        Fixtures.ErrorOf(Text, name: "Net", arguments: new() { [argument.Split('=')[0]] = argument.Split('=', 2)[1] });

    [Theory]
    [InlineData("3 5 2 2")]
    [InlineData("8 5 2 2", "config.hidden=8")]
    [InlineData("6 5 2 2", "config.Kind=wide")]
    [InlineData("3 6 7 2 2", "config.Sizes=6,7")]
    [InlineData("3 6 7 2 2", "config.sizes=[6, 7]")]
    [InlineData("3 2 2", "config.Sizes=")]
    [InlineData("3 5 9 8 2 2", "more=9,8")]
    [InlineData("3 5 6 7 2 2", "pair=(6, 7)")]
    [InlineData("3 5 2 2", "pair=null")]
    [InlineData("3 5 4 2", "config.Head.Width=4")]
    [InlineData("3 5 14 2", "config.head.width=4", "config.head.deep=true")]
    public void Values_of_all_types_are_read(string widths, params string[] arguments) => Assert.Equal(widths, Widths(arguments));

    [Theory]
    [InlineData("config=8", "`ModelArg` config=8 is no value for a parameter of type 'Config'; give its parts, as in `ModelArg` config.hidden=64")]
    [InlineData("config.hiden=8", "`ModelArg` config.hiden is no parameter of 'Config'; it has 'hidden', 'Sizes', 'Kind', 'Head'; did you mean 'hidden'?")]
    [InlineData("config.fixedSize=8", "`ModelArg` config.fixedSize is no parameter of 'Config'; it has 'hidden', 'Sizes', 'Kind', 'Head'")]
    [InlineData("config.Kind=Thin", "`ModelArg` config.Kind=Thin is no value for a parameter of type 'Kind'; expected one of Plain, Wide")]
    [InlineData("config.hidden.more=8", "`ModelArg` config.hidden.more is no parameter of 'config.hidden'; it has none")]
    [InlineData("more=9,x", "`ModelArg` more=9,x is no value for a parameter of type 'List<int>'")]
    [InlineData("pair=9", "`ModelArg` pair=9 is no value for a parameter of type '(int, int)?'")]
    [InlineData("config.Head=2", "`ModelArg` config.Head=2 is no value for a parameter of type 'Head'; give its parts, as in `ModelArg` config.Head.Width=64")]
    public void What_is_no_value_is_refused(string argument, string message) =>
        Assert.EndsWith(": error: " + message, ErrorOf(argument), StringComparison.Ordinal);

    [Theory]
    [InlineData("int[] sizes", "sizes=64,64")]
    [InlineData("double rate", "rate=0.5")]
    [InlineData("(int, bool) both", "both=64,true")]
    public void One_that_is_missing_is_shown_by_an_example(string parameter, string example)
    {
        string text = Fixtures.Net($"public Net({parameter}) : base(\"net\") => RegisterComponents();", "return fc.forward(x);");
        Assert.Contains($"give it a value, as in `ModelArg` {example}", Fixtures.ErrorOf(text), StringComparison.Ordinal);
    }
}
