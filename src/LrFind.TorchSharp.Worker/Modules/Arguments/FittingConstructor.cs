using System.Reflection;
using LrFind.Models;

namespace LrFind.TorchSharp.Worker.Modules.Arguments;

/// <summary>Which constructor takes what is given.</summary>
internal static class FittingConstructor
{
    /// <summary>
    /// The constructor that takes most of the parts; of those a public one before others, and the one that needs least beside them.
    /// </summary>
    public static ConstructorInfo? MostFitting(
        this ArgumentTree given, IEnumerable<ConstructorInfo> constructors, StringComparison comparison = StringComparison.Ordinal) =>
        constructors
            .OrderByDescending(c => c.GetParameters().Count(p => given.Find(p.Name!, comparison) is not null))
            .ThenByDescending(c => c.IsPublic)
            .ThenBy(c => c.GetParameters().Count(p => !p.HasDefaultValue))
            .FirstOrDefault();
}
