using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Regret;

/// <summary>The command line: [STUDY] [--data FILE[:TARGET]…]; of checks, check [SEEDS].</summary>
internal static class StudyCommand
{
    private const string Check = "check";
    private const int UsualSeeds = 200;

    private static readonly (string Name, Action<Request> Run)[] s_studies =
    [
        ("rules", r => RegretStudy.Run(r.TablesOr(Tables.All))),
        (Check, r => CheckStudy.Run(r.TablesOr(Tables.Samples), r.Seeds)),
        ("verify", r => VerifyStudy.Run(Problem.All(r.TablesOr(Tables.All).Select(t => t.Split(0))))),
        ("tune", r => TuneStudy.Run(r.TablesOr(Tables.All))),
        ("steps", r => StepStudy.Run(r.TablesOr(Tables.All))),
        ("batch-sizes", r => BatchSizeStudy.Run(r.TablesOr(Tables.All))),
        ("edge", r => EdgeStudy.Run(r.TablesOr(Tables.All))),
        ("left-out", r => LeftOutStudy.Run(r.TablesOr(Tables.All))),
        ("lengths", r => LengthStudy.Run(r.TablesOr(Tables.All))),
    ];

    private sealed record Request(IReadOnlyList<Table> Data, int Seeds)
    {
        public IReadOnlyList<Table> TablesOr(IReadOnlyList<Table> builtIn) => Data.Count > 0 ? Data : builtIn;
    }

    /// <summary>Runs the study that is asked for.</summary>
    /// <returns>0, or 2 where it cannot be told what is.</returns>
    public static int Run(string[] args)
    {
        int data = Array.IndexOf(args, "--data");
        string[] words = data < 0 ? args : args[..data], files = data < 0 ? [] : args[(data + 1)..];
        string name = words.Length > 0 ? words[0] : s_studies[0].Name;
        int seeds = UsualSeeds;
        if (s_studies.FirstOrDefault(s => s.Name == name).Run is not { } run)
            return Fail($"unknown study {name}; expected {string.Join(", ", s_studies.Select(s => s.Name))}");
        if (words.Length > 1 && !(name == Check && words.Length == 2 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out seeds) && seeds > 0))
            return Fail($"unexpected {words[1]} after {name}; expected {(name == Check ? "a number of seeds" : "nothing")}, or --data FILE[:TARGET]…");
        if (data >= 0 && files.Length == 0)
            return Fail("--data needs a file, or several: FILE or FILE:TARGET");
        try
        {
            run(new Request([.. files.Select(Table.Parse)], seeds));
            return 0;
        }
        catch (InputException e)
        {
            return Fail(e.Message);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
