using System.Text;

namespace LrFind.ModelSource.Tests;

/// <summary>What cannot be read is said in one line: where, what, why and what would work.</summary>
public class ErrorTests
{
    private static readonly string[] s_forwards =
    [
        "while (true) { }",
        "do { } while (true);",
        "switch (1) { }",
        "try { } finally { }",
        "throw null;",
        "lock (this) { }",
        "goto end;",
        "if (x.sum().item<float>() > 0) x = fc.forward(x);",
        "for (int i = 0; i < x.shape[0]; i++) x = fc.forward(x);",
        "for (;;) x = x + x;",
        "for (;;) { }",
        "foreach (var t in x) { }",
        "return fc.forward(fc.forward(x));",
        "return x;",
        "return x * 2;",
        "return x - fc.forward(x);",
        "return x + fc.forward(x);",
        "return x + torch.ones(3, 4);",
        "return x + torch.ones(4).view(3);",
        "return torch.ones(4) * 2;",
        "return x * torch.randn(4);",
        "return cat(new[] { x, torch.ones(4) }, 1);",
        "return x * Parameter(torch.ones(4));",
        "return x * Parameter(fc.weight);",
        "return x.pow(x);",
        "return unknown.forward(x);",
        "return x.permute(0, 2, 1);",
        "return x.view(64, 4);",
        "return x.view(-1, 5);",
        "return x.view(x.shape[0], 3, -1);",
        "return x.flatten();",
        "return cat(new[] { x, x });",
        "return functional.softmax(x.view(-1, 2, 2), 1);",
        "return functional.multi_head_attention_forward(x, x);",
        "return LSTM(4, 8).forward(x);",
        "return Conv2d(1, 8, 3, groups: 2).forward(x);",
        "return Conv2d(1, 8, 3).forward(x);",
        "return Linear(4).forward(x);",
        "return Linear(4, 2, widht: 3).forward(x);",
        "return Linear(4, 2, true, null, null, 3).forward(x);",
        "return Linear(4, 99999999999).forward(x);",
        "return Linear(4, -2).forward(x);",
        "return Linear(4, 2147483647).forward(x).unsqueeze(1).flatten(1).view(-1, 2147483647, 1);",
        "return Linear(x.shape[0], 2).forward(x);",
        "return MaxPool1d(3, padding: 2).forward(x);",
        "return MaxPool1d(2, ceil_mode: true).forward(x.unsqueeze(1));",
        "return Dropout(1.5).forward(x);",
        "return AdaptiveAvgPool2d((2, 2)).forward(x);",
        "init.xavier_uniform_(fc.weight); return fc.forward(x);",
        "nn.init.xavier_uniform_(x); return fc.forward(x);",
        "int n = 5 / 0; return fc.forward(x);",
        "long n = (int)3e10; return fc.forward(x);",
        "int n = 2.5; return fc.forward(x);",
        "uint n = 5; return fc.forward(x);",
        "byte n = 300; return fc.forward(x);",
        "var a = new int[2000000000]; return fc.forward(x);",
        "var a = new[] { 1 }[3]; return fc.forward(x);",
        "var q = from t in x select t; return x;",
        "x = forward(x); return x;",
        "string s = \"a\"; for (int i = 0; i < 99; i++) s = s + s; return x;",
        "var l = new List<int> { 1 }; for (int i = 0; i < 99; i++) l.AddRange(l); return x;",
        "for (int i = 0; i < 100000; i++) x = x.relu(); return x;",
        "return fc.forward(x)",
        "return fc.forward(x, x);",
        "return Sequential(fc, 3).forward(x);",
        "other = 3; return x;",
        "return new Missing(3).forward(x);",
        "return GELU(true, false, 3).forward(x);",
        "this.eval(); return fc.forward(x);",
        "using (no_grad()) return fc.forward(x);",
        "using var scope = torch.no_grad(); return fc.forward(x);",
        "return fc.forward(x).detach();",
        "var d = new Dictionary<string, int> { { \"a\", 1 }, { \"a\", 2 } }; return fc.forward(x);",
        "var d = new Dictionary<string, int>(); int w = d[\"a\"]; return x;",
        "var d = new Dictionary<double, int> { [0.5] = 1 }; return x;",
        "foreach (var p in fc.parameters()) p.requires_grad = false; return fc.forward(x);",
        "return x.view(-1, 2, 2) is Linear ? x : fc.forward(x);",
        "return fc.forward(x[.., 1]);",
        "return fc.forward(x.view(-1, 2, 2)[TensorIndex.Ellipsis, TensorIndex.Slice(0, 1)]);",
        "return fc.forward(x.chunk(2)[0]);",
        "return fc.forward(x.split(new long[] { 1, 1 }, 1)[0]);",
        "return fc.forward(x.transpose(0, 1));",
        "return fc.forward(x.mean(new long[] { 0 }));",
        "var layers = new[] { 3 }.Select(i => (\"a\", Linear(4, i))); return fc.forward(x);",
        "var l = new List<int> { 1, 2 }; return fc.forward(x * l[3..].Count);",
        "return x.unknown(3);",
    ];

    private static readonly string[] s_members =
    [
        "public Net(int hidden) { }",
        "public Net(int hidden = 2, int[] more) { }",
        "public Net() : this(3) { } public Net(int hidden) { decimal d = hidden; }",
        "delegate double Half(double v); public Net() { Half h = v => v / 2; int w = (int)h(5); }",
        "public Net() { int w = Pick(null); } int Pick(string s) => 1; int Pick(int[] s) => 2;",
        "public Net() { while (true) ; }",
        "public Net() { fc = missing; }",
        "public Net() { fc = LSTM(4, 2); }",
        "public Net() { fc = new Net(); }",
        "static readonly int a = b, b = a; readonly int c = a;",
        "public Net() { fc.weight.requires_grad = false; }",
    ];

    private static readonly string[] s_files =
    [
        "",
        "// nothing but a comment",
        "class Net { }",
        "class Net : Module<Tensor, Tensor> { }",
        "class A : Module<Tensor, Tensor> { } class B : Module<Tensor, Tensor> { }",
        "class A : Module<Tensor, Tensor> { public override Tensor forward(Tensor x) => x; } class B : A { } class C : Module<Tensor, Tensor> { B b = new B(); }",
        "var a = Sequential(Linear(4, 2)); var b = Sequential(Linear(4, 2));",
        "Sequential()",
        "Sequential(Linear(4, 2), 5)",
        "Sequential(Linear(4, hidden), Linear(hidden, 2))",
        "Linear(4, 2)",
        "class Net : Module<Tensor, Tensor> {",
        "Sequential(Linear(4, 2)",
        "var layers = new List<Module>(); layers.Add(Linear(4, 2)); var net = Sequential(layers);",
        "static Sequential Make(int width) => Sequential(Linear(4, width), Linear(width, 2));",
        "\0\u0001\uFFFF",
        "using System; Console.WriteLine(1);",
        "abstract class Net : Module<Tensor, Tensor> { public override Tensor forward(Tensor x) => x; }",
        "class Net : Base { public override Tensor forward(Tensor x) => x; }",
        "class A { protected int a; } class B : A { int a; } class Net : Module<Tensor, Tensor> { B b = new(); public override Tensor forward(Tensor x) => x; }",
        "abstract class A { } class Net : Module<Tensor, Tensor> { A a = new A(); public override Tensor forward(Tensor x) => x; }",
        "class A(int n) { public int N => n; } class B(int n) : A(n + 1) { } class Net : Module<Tensor, Tensor> { B b = new(1); public override Tensor forward(Tensor x) => x; }",
    ];

    [Fact]
    public void Code_that_cannot_be_read_is_refused_with_its_place() =>
        Golden.Match("model-source/errors-in-forward.txt", Listed(s_forwards, body => Fixtures.Net("", body)));

    [Fact]
    public void Classes_that_cannot_be_read_are_refused_with_their_place() =>
        Golden.Match("model-source/errors-in-classes.txt", Listed(s_members, members => Fixtures.Net(members, "return fc.forward(x);")));

    [Fact]
    public void Files_that_hold_no_model_are_refused() => Golden.Match("model-source/errors-in-files.txt", Listed(s_files, text => text));

    private static string Listed(string[] cases, Func<string, string> text)
    {
        var list = new StringBuilder();
        foreach (string single in cases)
        {
            string message = Fixtures.ErrorOf(text(single));
            Assert.DoesNotContain('\n', message);
            list.Append(single.Replace("\0\u0001\uFFFF", "(no text)", StringComparison.Ordinal)).Append("\n    ").Append(message).Append('\n');
        }

        return list.ToString();
    }
}
