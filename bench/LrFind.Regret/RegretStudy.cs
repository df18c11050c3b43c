using LrFind.Curves;

namespace LrFind.Regret;

/// <summary>How much of the achievable loss reduction is lost by taking a suggested rate.</summary>
internal static class RegretStudy
{
    private const int Runs = 4;

    /// <summary>Prints a table with a row for each way to choose a rate.</summary>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Problem[] problems = [.. Problem.All(tables.Select(t => t.Split(0)))];
        IReadOnlyList<Candidate> candidates = Candidate.All;
        Score[] scores = [.. candidates.Select(_ => new Score())];
        foreach ((Oracle oracle, double?[][] rates) in Work.Each(problems, problem => Study(problem, candidates)))
        {
            for (int i = 0; i < scores.Length; i++)
                scores[i].Add(oracle, rates[i]);
        }

        Console.WriteLine($"{problems.Length} problems, {Runs} runs each");
        Console.WriteLine();
        Console.WriteLine(Score.Header);
        for (int i = 0; i < scores.Length; i++)
            Console.WriteLine(scores[i].Row(candidates[i].Name));
    }

    private static (Oracle Oracle, double?[][] Rates) Study(Problem problem, IReadOnlyList<Candidate> candidates)
    {
        CurveSet[] curves = [.. Enumerable.Range(0, Runs).Select(run => problem.Curves(seed: 10 * run))];
        return (new Oracle(problem), [.. candidates.Select(c => curves.Select(set => c.Choose(problem, set)).ToArray())]);
    }
}
