/// <summary>
/// What the runtime calls before Main of a process that names this assembly in DOTNET_STARTUP_HOOKS; name, method and the lack of a namespace
/// are the runtime's. At its end the process writes the assemblies it loaded.
/// </summary>
internal static class StartupHook
{
    /// <summary>The variable that holds the file to write.</summary>
    public const string File = "LRFIND_TESTS_ASSEMBLIES";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        System.IO.File.WriteAllLines(Environment.GetEnvironmentVariable(File)!, AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name!));
}
