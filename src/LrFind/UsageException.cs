namespace LrFind.Cli;

/// <summary>A command line that cannot be followed. The message is one line without a full stop.</summary>
internal sealed class UsageException(string message) : Exception(message);
