using LrFind.Core.Tests.Data.Csv;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;
using LrFind.Data.Loading;

namespace LrFind.Core.Tests.Data.Fuzz;

/// <summary>Damaged files as large ones are read, in blocks: what can be read whole gives the same rows, what cannot is refused in one line.</summary>
public class SampledFuzzTests
{
    [Fact]
    public async Task Damaged_files_in_segments_give_the_rows_of_the_whole() => await FuzzRun.Try(5_000, drawn =>
    {
        (MemoryInput input, DetectedTable detected, CsvTable whole) = Read(drawn);
        int blockSize = BlockSize(drawn, detected);
        var segments = new SegmentReader(input, detected.Dialect, detected.DataOffset, detected.DataLine, blockSize);
        return Difference(drawn, detected, whole, Blocks.Build(input, detected, Blocks.All(segments)), $"blocks of {blockSize}");
    });

    [Fact]
    public async Task Damaged_files_in_blocks_give_the_rows_of_the_whole() => await FuzzRun.Try(2_000, drawn =>
    {
        (MemoryInput input, DetectedTable detected, CsvTable whole) = Read(drawn);
        // Those are read in order. A last byte that is half a character belongs to no block.
        if (detected.Dialect.Comment is not null || drawn.Bytes.Length % detected.Dialect.Decoder.UnitSize != 0)
            return null;
        int blockSize = BlockSize(drawn, detected);
        List<Segment?> guessed = Blocks.All(input, detected, blockSize, exact: false);
        return Difference(drawn, detected, whole, Blocks.Build(input, detected, Blocks.All(input, detected, blockSize, exact: true)!), $"blocks of {blockSize}")
            ?? (guessed.Contains(null) ? null : Difference(drawn, detected, whole, Blocks.Build(input, detected, guessed!), $"blocks of {blockSize}, guessed"));
    });

    [Fact]
    public async Task Damaged_files_are_read_whole_by_a_plan_or_refused() => await FuzzRun.Try(300, drawn =>
    {
        DatasetOptions options = drawn.Options with { AllRows = true };
        SourceTable source = TableReader.Read(new MemoryInput(FuzzCase.Name, drawn.Sound), options);
        Dataset data = new DatasetPipeline(new MemoryInput(FuzzCase.Name, drawn.Bytes), source with { IsSample = true }, options).Run();
        return data.Training.Count > 0 ? null : "nothing to train on";
    });

    private static (MemoryInput Input, DetectedTable Detected, CsvTable Whole) Read(FuzzCase drawn)
    {
        var input = new MemoryInput(FuzzCase.Name, drawn.Bytes);
        SourceTable source = TableReader.Read(input, drawn.Options);
        return (input, source.Detected, source.Table);
    }

    private static int BlockSize(FuzzCase drawn, DetectedTable detected) => (1 + drawn.Number % 97) * detected.Dialect.Decoder.UnitSize;

    private static string? Difference(FuzzCase drawn, DetectedTable detected, CsvTable whole, CsvTable parts, string how)
    {
        // Blocks of a few bytes are cut amidst what stands below a table, of which none but the last is known to be the end.
        if (whole.LeftOut.Any(l => l.Kind == Surrounding.Below))
            return null;
        if (whole.RowCount != parts.RowCount)
            return $"{parts.RowCount} rows instead of {whole.RowCount} in {how}";
        bool mixesLineEnds = MixesLineEnds(drawn, detected);
        for (int row = 0; row < whole.RowCount; row++)
        {
            if (!mixesLineEnds && whole.Line(row) != parts.Line(row))
                return $"row {row} is in line {parts.Line(row)} instead of {whole.Line(row)} in {how}";
            for (int column = 0; column < whole.Columns.Count; column++)
            {
                if (!whole.Cell(row, column).SequenceEqual(parts.Cell(row, column)))
                    return $"'{parts.CellText(row, column)}' instead of '{whole.CellText(row, column)}' in row {row} in {how}";
            }
        }

        return null;
    }

    // Where line feeds end lines, carriage returns of their own are lines to who reads a segment but not to who counts those before it.
    private static bool MixesLineEnds(FuzzCase drawn, DetectedTable detected)
    {
        ReadOnlySpan<byte> text = detected.Dialect.Decoder.Narrow(drawn.Bytes);
        return detected.Dialect.LineEnd == (byte)'\n' && text.Count((byte)'\r') != text.Count("\r\n"u8);
    }
}
