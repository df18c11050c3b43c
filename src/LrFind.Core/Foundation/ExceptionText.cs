namespace LrFind.Foundation;

/// <summary>What .NET says of an error, without what means nothing to a user.</summary>
internal static class ExceptionText
{
    /// <summary>What is wrong, without the name of the parameter that .NET adds to it.</summary>
    public static string WithoutParameter(Exception e) => e.Message.Split(" (Parameter", 2)[0];

    /// <summary>Why the system does not write; the name of a temporary file behind its words would only puzzle.</summary>
    public static string WriteRefusal(Exception e) =>
        e is UnauthorizedAccessException ? "permission was denied" : e.Message.Split(" : '")[0];
}
