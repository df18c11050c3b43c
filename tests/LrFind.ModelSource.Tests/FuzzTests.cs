using System.Text;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.ModelSource.Tests;

/// <summary>Sources that nobody would write: each is read or refused in a line, in bounded time and memory.</summary>
public class FuzzTests
{
    private const int Mutants = 40, MutantsOfConstruct = 8;

    private static readonly string[] s_scraps =
    [
        "(", ")", "{", "}", "[", "]", ";", ",", ".", "<", ">", "=", "=>", "\"", "'", "$\"{", "/*", "*/", "//", "x", "0", "-1", "99999999999", "1e308", "null", "new",
        "this", "for(;;)", "while", "return", "forward", "Sequential(", "Linear(4, 2)", "x.forward(x)", "forward(x)", "\0", "\uFFFF", "\uD800", "#if", "#", "@", "int", "is", "as", "..", "^", "?", ":",
    ];

    public static TheoryData<string> Names() => [.. Fixtures.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutated_sources_are_read_or_refused(string name)
    {
        string text = Fixtures.Text(name);
        DataShape data = Fixtures.Data(text);
        var random = new Pcg32(text.Length, RandomPurpose.Shuffle);
        for (int i = 0; i < Mutants; i++)
            ReadOrRefused(Mutated(text, random), data);
    }

    [Fact]
    public void Mutated_sources_of_every_construct_are_read_or_refused()
    {
        var random = new Pcg32(7, RandomPurpose.Shuffle);
        foreach (string file in Directory.GetFiles(Repo.PathOf("tests/fixtures/semantics"), "*.cs").Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(file);
            for (int i = 0; i < MutantsOfConstruct; i++)
                ReadOrRefused(Mutated(text, random), Fixtures.Data(text));
        }
    }

    public static TheoryData<string> Hostile() =>
    [
        "(", "[", "{", "<", "((a)", "a<", "a.b<", "!", "- ", "~", "new[]{", "x=>", "$\"{", "$\"{$@\"", "if(a)", "else if(a)", "a?b:", "a.", "a+", "a??", "a[", "a(",
        "Sequential(", "class A{", "namespace N{", "using(a)", "for(;;)", "{;", "/*", "@\"", "\"\"\"", "#if A\n", "switch(a){case ", "a is not ", "(int)", "typeof(", "await ", "ref ", "*", "&",
        "A<A>.", "[]", "A.", "delegate{", "from a in ", "checked(", "[A]", "(a,", "x is {A:", "stackalloc[", "fixed(", "unsafe{", "Linear(4,2),",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Deep_nesting_is_refused(string scrap)
    {
        foreach (int times in (int[])[150, 5_000, 60_000 / scrap.Length])
        {
            string many = string.Concat(Enumerable.Repeat(scrap, times));
            ReadOrRefused(many, new DataShape(new TensorShape(4), 2));
            ReadOrRefused(Fixtures.Net("", "return " + many + "x;"), new DataShape(new TensorShape(4), 2));
        }
    }

    [Fact]
    public void Brackets_beyond_the_limit_are_found_where_they_stand()
    {
        string deep = string.Concat(Enumerable.Repeat("(", 201));
        Assert.Equal("Net.cs(1,203): error: the code is nested too deeply; lrfind reads at most 200 brackets within each other", Fixtures.ErrorOf("x" + deep + "y"));
        Assert.StartsWith("Net.cs: error: there is no model", Fixtures.ErrorOf($"// {deep}\n/* {deep} */ var a = \"{deep}\" + @\"{deep}\" + '(';"), StringComparison.Ordinal);
        Assert.StartsWith("Net.cs(1,", Fixtures.ErrorOf("var a = $\"" + string.Concat(Enumerable.Repeat("{$\"", 150)) + "\";"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var all = new List<List<int>>(); for (int i = 0; i < 9999; i++) all.Add(Enumerable.Range(0, 10000).ToList());")]
    [InlineData("var all = new List<int[]>(); for (int i = 0; i < 9999; i++) all.Add(new int[10000]);")]
    [InlineData("var l = Enumerable.Repeat(1, 10000).ToList(); var all = new List<List<int>>(); for (int i = 0; i < 9999; i++) all.Add(l[..^1]);")]
    [InlineData("var l = Enumerable.Repeat(1, 9000).ToList(); for (int i = 0; i < 9999; i++) { var m = new List<int>(l); m = l.Append(1).Reverse().ToList(); }")]
    public void Lists_without_end_are_refused(string code) => Assert.EndsWith(
        "the lists of the model have more than 2000000 elements together", Fixtures.ErrorOf(Fixtures.Net("", code + " return fc.forward(x);")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("static IEnumerable<int> All() { while (true) yield return 1; }", "foreach (int i in All()) x = x.relu();")]
    [InlineData("int Next => Next + 1;", "int w = Next;")]
    [InlineData("int this[int i] => 1; static int F(int v) => F(v + 1);", "int w = F(1);")]
    public void Code_without_end_is_refused(string member, string code) =>
        Assert.StartsWith("Net.cs(", Fixtures.ErrorOf(Fixtures.Net(member, code + " return fc.forward(x);")), StringComparison.Ordinal);

    [Fact]
    public void A_million_layers_are_refused()
    {
        string error = Fixtures.ErrorOf(Fixtures.Net("", "for (int i = 0; i < 1000000; i++) x = x.relu(); return fc.forward(x);"));
        Assert.Equal("Net.cs(9,47): error: there are more than 10000 layers", error);
    }

    private static void ReadOrRefused(string text, DataShape data)
    {
        try
        {
            Fixtures.Read(text, data);
        }
        catch (InputException refused)
        {
            Assert.StartsWith("Net.cs", refused.Message, StringComparison.Ordinal);
            Assert.Contains(": error: ", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
            Assert.InRange(refused.Message.Length, 1, 700);
        }
    }

    private static string Mutated(string text, Pcg32 random)
    {
        var mutant = new StringBuilder(text);
        for (int edits = 1 + random.NextInt32(4); edits > 0 && mutant.Length > 0; edits--)
        {
            int place = random.NextInt32(mutant.Length);
            int length = Math.Min(1 + random.NextInt32(12), mutant.Length - place);
            switch (random.NextInt32(4))
            {
                case 0:
                    mutant.Remove(place, length);
                    break;
                case 1:
                    mutant.Insert(place, s_scraps[random.NextInt32(s_scraps.Length)]);
                    break;
                case 2:
                    mutant.Insert(random.NextInt32(mutant.Length), mutant.ToString(place, length));
                    break;
                default:
                    mutant[place] = text[random.NextInt32(text.Length)];
                    break;
            }
        }

        return mutant.ToString();
    }
}
