using System.Globalization;
using LrFind.Regret;

// Run from the root of the repository. Without arguments: how good are suggestions? With `check [SEEDS]`: how often is a check wrong?
switch (args)
{
    case []:
        RegretStudy.Run();
        return 0;
    case ["check"]:
        CheckStudy.Run(seeds: 200);
        return 0;
    case ["check", var seeds] when int.TryParse(seeds, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0:
        CheckStudy.Run(count);
        return 0;
    default:
        Console.Error.WriteLine("expected nothing, or check [SEEDS]");
        return 2;
}
