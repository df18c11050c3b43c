using System.Reflection;

namespace LrFind.Foundation;

/// <summary>The version of the library, which is that of everything released with it.</summary>
internal static class ProductVersion
{
    /// <summary>The version as its packages have it, without the commit it was built from.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
