using LrFind.Curves;
using LrFind.Regret;

// How much of the achievable loss is lost by taking a suggested rate? Run from the root of the repository.
const int Runs = 4;
Problem[] problems = [.. Problem.All(Tables.All("samples"))];
if (args is ["verify"])
{
    VerifyStudy.Run(problems);
    return;
}

IReadOnlyList<Candidate> candidates = Candidate.All;
Score[] scores = [.. candidates.Select(_ => new Score())];
object turn = new();

void Study(Problem problem)
{
    var oracle = new Oracle(problem);
    CurveSet[] curves = [.. Enumerable.Range(0, Runs).Select(run => problem.Curves(seed: 10 * run))];
    double?[][] rates = [.. candidates.Select(c => curves.Select(set => c.Choose(problem, set)).ToArray())];
    lock (turn)
    {
        for (int i = 0; i < scores.Length; i++)
            scores[i].Add(oracle, rates[i]);
        Console.Error.WriteLine($"{problem.Dataset.Name} {problem.Model.Name} {problem.Optimizer.Name}: steepest {rates[0][0]}, regret {oracle.Stopped(rates[0][0])}");
    }
}

Parallel.ForEach(problems, Study);
Console.WriteLine($"{problems.Length} problems, {Runs} runs each");
Console.WriteLine();
Console.WriteLine(Score.Header);
for (int i = 0; i < scores.Length; i++)
    Console.WriteLine(scores[i].Row(candidates[i].Name));
