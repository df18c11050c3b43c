using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Json;

namespace LrFind.ModelSource.Tests;

/// <summary>What C# makes of numbers, names and calls is what the reader makes of them: the width of a layer tells.</summary>
public class SemanticsTests
{
    [Theory]
    [InlineData("double f = 5; int w = (int)(f / 2 * 4);", 10)]
    [InlineData("const float f = 5; int w = (int)(f / 2 * 4);", 10)]
    [InlineData("var f = 5; int w = f / 2 * 4;", 8)]
    [InlineData("var f = 5d; var w = (int)(f / 2 * 4);", 10)]
    [InlineData("double f; f = 5; int w = (int)(f / 2 * 4);", 10)]
    [InlineData("int n = 0; var d = new Dictionary<int, int> { { n++, 7 }, { n++, 1 } }; int w = d[0] + d[1] + n;", 10)]
    [InlineData("double? f = null; f = 5; int w = (int)(f.Value / 2 * 4);", 10)]
    [InlineData("double? f = 5; int w = (int)((f ?? 1) / 2 * 4);", 10)]
    [InlineData("int w = 7; w *= 3; w /= 2;", 10)]
    [InlineData("var w = 7; w = (int)(w * 1.5); w += 1;", 11)]
    [InlineData("int w = 7; double s = 1.5; w = (int)Math.Max(w * s, 3.0);", 10)]
    [InlineData("int w = 7; w = (int)(w * 1.5f);", 10)]
    [InlineData("byte b = 250; b += 10; int w = b;", 4)]
    [InlineData("short s = (short)65546; int w = s;", 10)]
    [InlineData("int big = int.MaxValue; big++; int w = big < 0 ? 10 : 3;", 10)]
    [InlineData("long big = int.MaxValue; big++; int w = big < 0 ? 3 : 10;", 10)]
    [InlineData("int w = 1 << 35;", 8)]
    [InlineData("int w = (int)(1L << 35 >> 32);", 8)]
    [InlineData("int w = -7 / 2 + 13;", 10)]
    [InlineData("int w = -7 % 3 + 11;", 10)]
    [InlineData("float f = 16777216; int w = f + 1 == f ? 10 : 3;", 10)]
    [InlineData("int w = (int)(0.7f * 10 + 0.1);", 7)]
    [InlineData("double d = 0.1f; int w = d == 0.1 ? 3 : 10;", 10)]
    [InlineData("double[] f = { 5, 1 }; int w = (int)(f[0] / 2 * 4);", 10)]
    [InlineData("double[] f = [5, 1]; int w = (int)(f[0] / 2 * 4);", 10)]
    [InlineData("var f = new[] { 5, 1.5 }; int w = (int)(f[0] / 2 * 4);", 10)]
    [InlineData("var f = new double[2]; f[0] = 5; int w = (int)(f[0] / 2 * 4);", 10)]
    [InlineData("var f = new List<double> { 1 }; f.Add(5); int w = (int)(f[1] / 2 * 4);", 10)]
    [InlineData("List<double> f = new() { 5 }; int w = (int)(f[0] / 2 * 4);", 10)]
    [InlineData("double[][] f = { new double[] { 5 } }; int w = (int)(f[0][0] / 2 * 4);", 10)]
    [InlineData("(double a, int b) t = (5, 4); int w = (int)(t.Item1 / 2 * t.Item2);", 10)]
    [InlineData("bool wide = true; int w = (int)((wide ? 5 : 2.5) / 2 * 4);", 10)]
    [InlineData("int i = 5; double d = 1; int w = (int)((i > 3 ? i : d) / 2 * 4);", 10)]
    [InlineData("int w = 0; foreach (double f in new[] { 5 }) w = (int)(f / 2 * 4);", 10)]
    [InlineData("int w = 0; for (double f = 5; f < 6; f++) w = (int)(f / 2 * 4);", 10)]
    [InlineData("int w = (int)Math.Round(2.5) * 5;", 10)]
    [InlineData("int w = Convert.ToInt32(2.5) + Convert.ToInt32(7.5);", 10)]
    [InlineData("int w = (int)Math.Pow(3, 2) + (int)Math.Sqrt(2);", 10)]
    [InlineData("int w = (int)(Math.Abs(-5) / 2 * 5.0);", 10)]
    [InlineData("int w = (int)MathF.Ceiling(9.1f);", 10)]
    [InlineData("int w = Half(5);", 10, "static int Half(double v) => (int)(v / 2 * 4);")]
    [InlineData("int w = (int)(Five() / 2 * 4);", 10, "static double Five() => 5;")]
    [InlineData("int w = (int)(Five() / 2 * 4);", 10, "static double Five() { return 5; }")]
    [InlineData("int w = Scaled();", 10, "static int Scaled(double v = 5) => (int)(v / 2 * 4);")]
    [InlineData("double f() { return 5; } int w = (int)(f() / 2 * 4);", 10)]
    [InlineData("int w = (int)(F / 2 * 4);", 10, "const double F = 5;")]
    [InlineData("int w = (int)(F / 2 * 4);", 10, "static readonly double F = 5;")]
    [InlineData("int w = (int)(f / 2 * 4);", 10, "double f = 5;")]
    [InlineData("f = 5; int w = (int)(f / 2 * 4);", 10, "double f;")]
    [InlineData("int w = (int)(F / 2 * 4);", 10, "double F { get; set; } = 5;")]
    [InlineData("int w = (int)(F / 2 * 4);", 10, "double F => 5;")]
    [InlineData("int w = (int)(F / 2 * 4);", 10, "double F { get { return 5; } }")]
    public void A_number_has_the_type_it_is_declared_with(string code, int width, string members = "") =>
        Assert.Equal(width, WidthOf(code, members));

    [Theory]
    [InlineData("int w = 4; Up(ref w);", 10, "static void Up(ref int v) { v += 6; }")]
    [InlineData("Give(out int w);", 10, "static void Give(out int v) => v = 10;")]
    [InlineData("Give(out var f); int w = (int)(f / 2 * 4);", 10, "static void Give(out double v) { v = 5; }")]
    [InlineData("int w = 4; void Up() { w = 10; } Up();", 10)]
    [InlineData("int w = 10; { int v = 1; Up(); } void Up() { int v = 5; v++; }", 10)]
    [InlineData("W = 5; int w = W;", 10, "int v; int W { get => v; set { v = value * 2; } }")]
    [InlineData("var c = new Cfg { W = 5 }; int w = c.W;", 10, "class Cfg { int v; public int W { get => v; init => v = value * 2; } }")]
    [InlineData("W = 5; int w = W;", 10, "double v; int W { get => (int)v; set { v = value / 2.0 * 4; } }")]
    [InlineData("Count += 5; int w = Count;", 10, "static int Count = 5;")]
    [InlineData("Sizes.Add(10); int w = Sizes[0];", 10, "static readonly List<int> Sizes = new();")]
    [InlineData("var a = new P { X = 10 }; var b = a; b.X = 3; int w = a.X;", 10, "struct P { public int X; }")]
    [InlineData("var a = new P { X = 10 }; Change(a); int w = a.X;", 10, "struct P { public int X; } void Change(P p) { p.X = 3; }")]
    [InlineData("var a = new P { X = 10 }; var l = new List<P> { a }; a.X = 3; int w = l[0].X;", 10, "struct P { public int X; }")]
    [InlineData("P a; a.X = 10; int w = a.X;", 10, "struct P { public int X; }")]
    [InlineData("var a = new P(); var b = a; b.X = 10; int w = a.X;", 10, "class P { public int X; }")]
    [InlineData("int w = W(3);", 7, "int W(string s) => 5; int W(double d) => 6; int W(int i) => 7;")]
    [InlineData("int w = W(3f);", 6, "int W(string s) => 5; int W(double d) => 6; int W(int i) => 7;")]
    [InlineData("int w = W(3);", 6, "int W(double d) => 5; int W(long i) => 6;")]
    [InlineData("int w = W(3);", 6, "int W(int i, int j = 1) => 5; int W(int i) => 6;")]
    [InlineData("int w = W(j: 3);", 5, "int W(int j, double d = 1) => 5; int W(double i) => 6;")]
    [InlineData("int w = W(1, 2, 7);", 10, "int W(params int[] v) { int s = 0; foreach (var i in v) s += i; return s; }")]
    [InlineData("int w = new Cfg(4).W;", 10, "class Cfg { public int W; public Cfg(int a) : this(a, 6) { } public Cfg(int a, int b) { W = a + b; } }")]
    public void A_call_and_an_assignment_do_what_they_do_in_CSharp(string code, int width, string members = "") =>
        Assert.Equal(width, WidthOf(code, members));

    [Fact]
    public void Of_nested_classes_of_one_name_the_nearest_is_meant()
    {
        const string Text = """
            class Other { public class Part { public int W = 3; } }
            class Net : Module<Tensor, Tensor>
            {
                Linear a, b;
                public Net() : base("n") { var p = new Part(); var o = new Other.Part(); a = Linear(4, p.W + o.W); b = Linear(p.W + o.W, 2); RegisterComponents(); }
                public override Tensor forward(Tensor x) => b.forward(a.forward(x));
                class Part { public int W = 7; }
            }
            """;
        Assert.Equal(10, Read(Text).ShapeOf(0)[0]);
    }

    [Fact]
    public void A_class_may_be_in_parts()
    {
        const string Text = """
            partial class Net { const int W = 10; public override Tensor forward(Tensor x) => b.forward(a.forward(x)); }
            partial class Net : Module<Tensor, Tensor>
            {
                Linear a, b;
                public Net() : base("n") { a = Linear(4, W); b = Linear(W, 2); RegisterComponents(); }
            }
            """;
        Assert.Equal(10, Read(Text).ShapeOf(0)[0]);
    }

    [Theory]
    [InlineData("Linear a, b;", "a = Linear(4, 8); b = Linear(8, 2);", "b.forward(a.forward(x))")]
    [InlineData("Linear a, b;", "RegisterComponents(); a = Linear(4, 8); b = Linear(8, 2);", "b.forward(a.forward(x))")]
    public void A_model_of_which_TorchSharp_would_train_nothing_is_refused(string members, string constructor, string forward)
    {
        string error = Assert.Throws<InputException>(() => Read(Class($"{members} public Net() : base(\"n\") {{ {constructor} }}", forward))).Message;
        Assert.Contains("is never registered, so that TorchSharp would not train it", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_each_forward_makes_anew_is_refused()
    {
        string error = Assert.Throws<InputException>(() => Read(Class(
            "Linear b; public Net() : base(\"n\") { b = Linear(4, 2); RegisterComponents(); }", "b.forward(Linear(4, 4).forward(x))"))).Message;
        Assert.Contains("the layer 'linear' is made anew in each forward", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Linear[] a; Linear b;", "a = new[] { Linear(4, 8) }; b = Linear(8, 2); RegisterComponents();", "b.forward(a[0].forward(x))")]
    [InlineData("List<Linear> a = new(); Linear b;", "a.Add(Linear(4, 8)); b = Linear(8, 2); RegisterComponents();", "b.forward(a[0].forward(x))")]
    [InlineData("Part a; Linear b; class Part { public Linear l = Linear(4, 8); }", "a = new Part(); b = Linear(8, 2); RegisterComponents();", "b.forward(a.l.forward(x))")]
    public void A_layer_that_TorchSharp_would_not_train_is_not_trained_and_a_warning_says_so(string members, string constructor, string forward)
    {
        ModelSpec model = Read(Class($"{members} public Net() : base(\"n\") {{ {constructor} }}", forward));
        Assert.Equal((18, 40), (model.ParameterCount, model.FixedCount));
        Warning warning = Assert.Single(model.Warnings);
        Assert.Contains("' in line 2 of Net.cs is never registered, so that TorchSharp does not train it: it keeps its initial weights", warning.Message, StringComparison.Ordinal);
        Assert.StartsWith("call RegisterComponents() behind", warning.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BatchNorm1d(4)", 8, "TorchSharp does not train it: it keeps its initial weights, and it goes on as in training where the model is evaluated")]
    [InlineData("Dropout(0.5)", 0, "it goes on as in training where the model is evaluated")]
    public void A_layer_that_is_not_registered_is_not_told_of_evaluation(string layer, int weights, string message)
    {
        ModelSpec model = Read(Class(
            $"Module<Tensor, Tensor> a; Linear b; public Net() : base(\"n\") {{ b = Linear(4, 2); RegisterComponents(); a = {layer}; }}", "b.forward(a.forward(x))"));
        Assert.Equal((true, false, (long)weights), (model.Nodes[0].IsAlwaysTraining, model.Nodes[1].IsAlwaysTraining, model.FixedCount));
        Assert.Equal(ModelWriter.ToText(model), ModelWriter.ToText(JsonModel.Parse(model.Name, ModelWriter.ToText(model))));
        Assert.Equal($"the layer 'a' in line 2 of Net.cs is never registered, so that {message}", Assert.Single(model.Warnings).Message);
    }

    [Theory]
    [InlineData("Sequential a;", "a = Sequential(Linear(4, 8), Linear(8, 2)); RegisterComponents();", "a.forward(x)")]
    [InlineData("ModuleList<Module<Tensor, Tensor>> a = new();", "a.Add(Linear(4, 2)); RegisterComponents();", "a[0].forward(x)")]
    [InlineData("List<Linear> a = new();", "a.Add(Linear(4, 2)); register_module(\"a0\", a[0]);", "a[0].forward(x)")]
    [InlineData("Linear A { get; set; } = Linear(4, 2);", "RegisterComponents();", "A.forward(x)")]
    public void What_is_registered_in_any_way_is_read(string members, string constructor, string forward) =>
        Assert.Equal(2, Read(Class($"{members} public Net() : base(\"n\") {{ {constructor} }}", forward)).OutputShape[0]);

    private static int WidthOf(string code, string members) => Read(Class(
        $"{members} Linear first, last; public Net() : base(\"n\") {{ {code} first = Linear(4, w); last = Linear(w, 2); RegisterComponents(); }}",
        "last.forward(first.forward(x))")).ShapeOf(0)[0];

    private static string Class(string members, string forward) =>
        $$"""class Net : Module<Tensor, Tensor> { {{members}} public override Tensor forward(Tensor x) => {{forward}}; }""";

    private static ModelSpec Read(string text) => Fixtures.Read(
        $"using System; using static TorchSharp.torch; using static TorchSharp.torch.nn;\n{text}", new DataShape(new TensorShape(4), 2), "Net");
}
