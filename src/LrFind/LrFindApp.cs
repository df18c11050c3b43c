using System.CommandLine;
using System.Globalization;
using LrFind.Cli.Commands;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.Output;
using LrFind.Cli.Parsing;
using LrFind.Engines;
using LrFind.Foundation;

namespace LrFind.Cli;

/// <summary>The command line: the tree of commands, and what becomes of errors.</summary>
internal static class LrFindApp
{
    /// <summary>Runs lrfind as a process: on its streams, stopped by Ctrl-C.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="createEngine">Makes the engine that trains, for a number of threads.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static int RunProcess(string[] args, Func<int, IEngine> createEngine)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        StreamWriter output = StandardStream.Output(), error = StandardStream.Error();
        var settings = new TerminalSettings(Environment.GetEnvironmentVariable, TerminalWindow.Columns);
        var terminal = Terminal.Of(
            (output, StandardStream.IsTerminal(isOutput: true)), (error, StandardStream.IsTerminal(isOutput: false)), settings);
        using var interruption = new Interruption(terminal.FailForGood);
        int code = Run(args, createEngine, terminal, interruption.WorkIsOver, interruption.Token);
        interruption.WorkIsOver();
        return code;
    }

    /// <summary>Runs lrfind on given streams.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="createEngine">Makes the engine that trains, for a number of threads.</param>
    /// <param name="terminal">Where text goes.</param>
    /// <param name="cancellation">Stops the work within a step.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Func<int, IEngine> createEngine, Terminal terminal, CancellationToken cancellation) =>
        Run(args, createEngine, terminal, () => { }, cancellation);

    private static int Run(
        string[] args, Func<int, IEngine> createEngine, Terminal terminal, Action beforeLastWords, CancellationToken cancellation)
    {
        try
        {
            int code = RunCommandLine(args, createEngine, terminal with { CommandLine = ShellText.Of(args) }, cancellation);
            terminal.Output.Flush();
            return code;
        }
        catch (UsageException e)
        {
            return Fail(terminal, $"lrfind: error: {e.Message}", ExitCode.Usage);
        }
        catch (SettingException e)
        {
            return Fail(terminal, $"lrfind: error: {OptionNames.Problem(e)}", ExitCode.Usage);
        }
        catch (InputException e)
        {
            return Fail(terminal, OptionNames.In(e.Message), ExitCode.BadInput);
        }
        catch (OperationCanceledException e)
        {
            beforeLastWords();
            string left = e is InterruptedException ? e.Message : Interruption.Nothing;
            return Fail(terminal, $"lrfind: interrupted; {left}", ExitCode.Interrupted);
        }
        catch (IOException e)
        {
            return Fail(terminal, $"lrfind: error: {e.Message}", ExitCode.Usage);
        }
        catch (TypeInitializationException e) when (e.GetBaseException() is DllNotFoundException library)
        {
            return Fail(terminal, $"lrfind: error: a library that draws cannot be loaded: {library.Message.Split('\n')[0]}; use --no-plot",
                ExitCode.Usage);
        }
        catch (OutOfMemoryException)
        {
            return Fail(terminal,
                "lrfind: error: there is not enough memory; use fewer rows or columns, a smaller model or smaller batches", ExitCode.Usage);
        }
        catch (Exception e)
        {
            // A mistake of ours: one line all the same, with what is needed to find it.
            string place = e.StackTrace?.Split('\n')[0].Trim() ?? "";
            return Fail(terminal,
                $"lrfind: internal error: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} {place}; please report it",
                ExitCode.Internal);
        }
    }

    private static int RunCommandLine(string[] args, Func<int, IEngine> createEngine, Terminal terminal, CancellationToken cancellation)
    {
        using var engines = new EngineFactory(createEngine, cancellation);
        Command root = CreateRoot(engines, terminal, cancellation);
        ParseResult parsed = CommandLineParser.Parse(root, args.Length == 0 ? ["-h"] : args);
        if (CommandLineProblem.Find(root, args, parsed) is { } problem)
            throw problem;
        int code = parsed.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
        foreach (string line in engines.Printed)
            terminal.Error.WriteLine($"model: {line}");
        return code;
    }

    /// <summary>The tree of commands.</summary>
    /// <param name="engines">Makes the engine that trains.</param>
    /// <param name="terminal">Where text goes.</param>
    /// <param name="cancellation">Stops the work within a step.</param>
    public static DocumentedCommand CreateRoot(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        // Not RootCommand, which calls itself after the host process.
        var root = new DocumentedCommand("lrfind", "Which learning rate to start with, for this data and this model.")
        {
            Examples =
            [
                ("lrfind run data.csv", "a rate for the last column"),
                ("lrfind suggest curve.csv", "a rate from losses recorded elsewhere"),
            ],
            Pages = ["README.md", "docs/"],
        };
        foreach (Command command in Commands(engines, terminal, cancellation))
            root.Add(command);
        root.Add(new System.CommandLine.Help.HelpOption { Action = new HelpAction(terminal.Columns) });
        root.Add(new VersionOption { Action = new VersionAction() });
        return root;
    }

    private static Command[] Commands(EngineFactory engines, Terminal terminal, CancellationToken cancellation) =>
        [
            RunCommand.Create(engines, terminal, cancellation),
            InspectCommand.Create(terminal),
            SuggestCommand.Create(terminal),
            ModelsCommand.Create(terminal),
            VerifyCommand.Create(engines, terminal, cancellation),
            TuneCommand.Create(engines, terminal, cancellation),
            CheckCommand.Create(engines, terminal, cancellation),
            InitCommand.Create(engines, terminal, cancellation),
            SweepCommand.Create(engines, terminal, cancellation),
            MergeCommand.Create(terminal),
            HelpCommand.Create(terminal.Columns),
            CompletionsCommand.Create(terminal),
            ManCommand.Create(terminal),
            CompleteCommand.Create(terminal),
        ];

    private static int Fail(Terminal terminal, string message, int code)
    {
        try
        {
            terminal.Output.Flush();
        }
        catch (IOException)
        {
            // What is said now is why there is no more of it.
        }

        terminal.Fail(message);
        return code;
    }
}

/// <summary>A command line that cannot be followed. The message is one line without a full stop.</summary>
/// <param name="message">What was found, and what was expected.</param>
/// <param name="options">The options that do not work, the one to change first before the others.</param>
internal sealed class UsageException(string message, params string[] options) : Exception(message)
{
    /// <summary>The options that do not work, by their names with dashes; none where it is not about options.</summary>
    public IReadOnlyList<string> Options { get; } = options;
}
