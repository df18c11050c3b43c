using System.Reflection;
using LrFind.Experiments;
using LrFind.ModelSource;

namespace LrFind.Tests.Architecture;

/// <summary>What a user of the library sees.</summary>
public class PublicApiTests
{
    // What is public has to stay as it is: a type becomes public where a user calls it or gets it back, and the number falls, or rises for that
    // reason alone.
    private const int MostTypes = 88;

    [Fact]
    public void Public_types_are_no_more_than_a_user_calls_or_gets_back() => Assert.InRange(PublicTypes().Count(), 1, MostTypes);

    // A user of the library cannot build them, and what is asked of them changes with every engine.
    [Fact]
    public void What_engines_are_asked_is_theirs() => Assert.Equal(
        ["Name", "Threads"],
        typeof(LrFind.Engines.IEngine).GetMembers().Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(m => m.Name).Order());

    private static IEnumerable<Type> PublicTypes() =>
        typeof(LearningRateFinder).Assembly.GetExportedTypes().Concat(typeof(CSharpModel).Assembly.GetExportedTypes());
}
