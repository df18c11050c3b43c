using LrFind.Foundation.Files;

namespace LrFind.Foundation;

/// <summary>Opens files of tables, and says in one way why one cannot be opened.</summary>
internal static class CsvFile
{
    /// <summary>What is made of a file that is there.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="open">Opens it.</param>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static T Open<T>(string path, Func<string, T> open)
    {
        if (Directory.Exists(path))
            throw new InputException(path, "this is a folder; expected a CSV file");
        try
        {
            return open(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, $"no such file{NearestFile.Hint(path)}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputException(path, "permission to read the file was denied");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException(path, $"the file could not be read: {e.Message}");
        }
    }
}
