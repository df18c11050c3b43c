namespace LrFind.Reports.Sweeps;

/// <summary>Says in one way why something cannot be written.</summary>
internal static class Writing
{
    /// <summary>Does what may be refused.</summary>
    /// <param name="place">The file or folder, as the user would name it.</param>
    /// <param name="write">What to do.</param>
    /// <exception cref="IOException">It was refused.</exception>
    public static void To(string place, Action write)
    {
        try
        {
            write();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"cannot write '{place}': permission was denied", e);
        }
        catch (IOException e)
        {
            throw new IOException($"cannot write '{place}': {e.Message.Split(" : '")[0]}", e);
        }
    }
}
