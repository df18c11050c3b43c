using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using LrFind.Foundation;
using LrFind.TorchSharp.Worker.Modules.Compilation;
using LrFind.TorchSharp.Worker.Modules.Loading;

namespace LrFind.TorchSharp.Worker.Modules;

/// <summary>Runs code of the user's: what it throws becomes one line that says where.</summary>
internal static class UserCode
{
    /// <summary>Runs it.</summary>
    /// <param name="file">The file that the user named, for where no place is known.</param>
    /// <param name="what">What cannot be done when it throws, as in "'Net' cannot be made".</param>
    /// <param name="work">The code.</param>
    /// <exception cref="InputException">The code threw.</exception>
    public static T Run<T>(string file, Func<string> what, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not (InputException or OutOfMemoryException))
        {
            throw Error(file, what(), e);
        }
    }

    private static InputException Error(string file, string what, Exception thrown)
    {
        Exception cause = Cause(thrown);
        if (Omission.Of(cause) is { } omission)
            return omission.ToError();
        string problem = $"{what}: {Words(cause)}";
        return Place(cause, file) is { } place ? new InputException(place, problem) : new InputException(file, problem);
    }

    // Reflection and static constructors put what was thrown into an exception of their own.
    private static Exception Cause(Exception thrown)
    {
        while (thrown is TargetInvocationException or TypeInitializationException && thrown.InnerException is { } inner)
            thrown = inner;
        return thrown;
    }

    private static string Words(Exception cause)
    {
        // Behind the first line of a native error stand the frames of libtorch.
        string message = FirstLine(cause.Message);
        return cause switch
        {
            // What libtorch throws.
            ExternalException => message,
            MissingMemberException or TypeLoadException =>
                $"{message}; it was built on another version of a library; build it on TorchSharp {LibTorch.TorchSharpVersion}",
            FileNotFoundException { FileName: { } name } when name.Contains("Version=", StringComparison.Ordinal) =>
                $"the assembly '{name.Split(',')[0]}' is not there; expected it beside the model's own",
            _ => $"{cause.GetType().Name}: {message}",
        };
    }

    public static string FirstLine(string text) => text.TrimStart().Split('\n')[0].TrimEnd('\r', ' ', '.');

    // The innermost line of the user's own code.
    private static FilePosition? Place(Exception cause, string file)
    {
        foreach (StackFrame frame in new StackTrace(cause, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } source && frame.GetFileLineNumber() > 0 && IsUsers(frame.GetMethod()))
                return new FilePosition(AsNamed(source, file), frame.GetFileLineNumber(), frame.GetFileColumnNumber());
        }

        return null;
    }

    private static bool IsUsers(MethodBase? method) =>
        method is not null && AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is UserAssemblies;

    // Debug information has full paths; the user knows the file by the path that was named.
    private static string AsNamed(string source, string file) =>
        Path.GetFullPath(source) == Path.GetFullPath(file) ? file : source;
}
