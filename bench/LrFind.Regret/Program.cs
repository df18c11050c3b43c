using System.Globalization;
using LrFind.Regret;

// Run from the root of the repository. Without arguments: how good are suggestions? With `check [SEEDS]`: how often is a check wrong?
// With `verify`: how often is a verification right? With `tune`: how good are the rates that tune measures?
switch (args)
{
    case []:
        RegretStudy.Run();
        return 0;
    case ["verify"]:
        VerifyStudy.Run(Problem.All(Tables.All("samples")));
        return 0;
    case ["tune"]:
        TuneStudy.Run("samples");
        return 0;
    case ["check"]:
        CheckStudy.Run(seeds: 200);
        return 0;
    case ["check", var seeds] when int.TryParse(seeds, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0:
        CheckStudy.Run(count);
        return 0;
    default:
        Console.Error.WriteLine("expected nothing, verify, tune, or check [SEEDS]");
        return 2;
}
