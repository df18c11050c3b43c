using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Fuzz;

/// <summary>Damaged files are loaded, or refused in one line: no other exception, no endless work, no memory out of proportion.</summary>
public class MutationFuzzTests
{
    private const int Files = 20_000;

    // What any file takes, and a text of one letter that becomes 32 features, with what is kept beside them.
    private const long BytesForAnyFile = 1 << 20;
    private const long BytesForEachByte = 500;

    [Fact]
    public async Task Damaged_files_are_loaded_or_refused_in_one_line()
    {
        int refused = await FuzzRun.Try(Files, Failure);
        // Files that are all refused, or all sound, would put little to the test.
        Assert.InRange(refused, Files / 5, Files * 4 / 5);
    }

    private static string? Failure(FuzzCase drawn)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return Unsound(DatasetLoader.Load(FuzzCase.Name, drawn.Bytes, drawn.Options)) ?? Excess();
        }
        catch (InputException) when (Excess() is { } excess)
        {
            return excess;
        }

        string? Excess()
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return allocated > BytesForAnyFile + BytesForEachByte * drawn.Bytes.Length ? $"took {allocated} bytes for {drawn.Bytes.Length}" : null;
        }
    }

    private static string? Unsound(Dataset data) =>
        data.Training.Count == 0 ? "nothing to train on" : Unsound(data, data.Training) ?? Unsound(data, data.Validation);

    private static string? Unsound(Dataset data, RowSet rows)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            if (!AreFinite(rows.Features(row)))
                return $"a feature of row {row} is not finite";
        }

        if (!AreFinite(rows.Values))
            return "a target is not finite";
        foreach (int label in rows.Labels)
        {
            if (label < 0 || label >= data.Classes.Count)
                return $"{label} is no class";
        }

        return null;
    }

    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }
}
