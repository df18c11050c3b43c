using System.Globalization;
using System.Text;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;

namespace LrFind.Core.Tests.Data.Csv.Reading;

/// <summary>Each row of a large file is as likely to be in the sample as any other, also where the file is sorted and rows are of very different length.</summary>
public class SamplingTests
{
    private const int Seeds = 400;
    private const int Rows = 3000;
    private const int OfFirstClass = 2000;
    private const int BlockSize = 64;

    // The first class comes first, in short rows; those of the second are up to thirty times as long, and have line breaks.
    private static readonly MemoryInput s_input = new("t.csv", Encoding.UTF8.GetBytes(Tables.Rows("row,text,y", Rows,
        i => i < OfFirstClass ? $"{i},x,a" : $"{i},\"{string.Concat(Enumerable.Repeat("more, and\n", 1 + i * 7919 % 27))}\",b")));

    private static readonly DetectedTable s_detected = DialectDetector.Detect(s_input, new());

    [Fact]
    public void Any_row_is_as_likely_to_be_in_a_sample_of_blocks()
    {
        var sampler = new BlockSampler(s_input, s_detected, new SamplePlan(BlockSize));
        Assert.True(sampler.BlocksPerStretch > 2);
        AreDrawnAlike(Draws(seed => sampler.Draw(seed, exact: true)!), 1.0 / sampler.BlocksPerStretch);
    }

    [Fact]
    public void Any_row_is_as_likely_to_be_in_a_sample_of_what_is_read_in_order()
    {
        long blocks = (s_input.Length!.Value - s_detected.DataOffset + BlockSize - 1) / BlockSize;
        Assert.True(blocks > 2 * SamplePlan.Blocks);
        AreDrawnAlike(
            Draws(seed => ReservoirSampler.Draw(new SegmentReader(s_input, s_detected.Dialect, s_detected.DataOffset, s_detected.DataLine, BlockSize), seed).Segments),
            (double)SamplePlan.Blocks / blocks);
    }

    [Fact]
    public void The_seed_decides_on_the_sample_and_not_how_quotes_are_told()
    {
        var sampler = new BlockSampler(s_input, s_detected, new SamplePlan(BlockSize));
        for (long seed = 0; seed < 5; seed++)
        {
            Assert.Equal(Offsets(seed, exact: true), Offsets(seed, exact: true));
            Assert.Equal(Offsets(seed, exact: true), Offsets(seed, exact: false));
        }

        Assert.NotEqual(Offsets(1, exact: true), Offsets(2, exact: true));

        IEnumerable<long> Offsets(long seed, bool exact) => sampler.Draw(seed, exact)!.Select(s => s.Offset);
    }

    // How often each row is drawn.
    private static int[] Draws(Func<long, List<Segment>> draw)
    {
        int[] draws = new int[Rows];
        for (int seed = 0; seed < Seeds; seed++)
        {
            CsvTable table = Blocks.Build(s_input, s_detected, draw(seed));
            for (int row = 0; row < table.RowCount; row++)
                draws[int.Parse(table.Cell(row, 0), CultureInfo.InvariantCulture)]++;
        }

        return draws;
    }

    private static void AreDrawnAlike(int[] draws, double share)
    {
        // Six standard deviations: one row in a billion lies outside by chance.
        double expected = Seeds * share, reach = 6 * Math.Sqrt(expected * (1 - share));
        Assert.All(draws, d => Assert.InRange(d, expected - reach, expected + reach));
        Assert.Equal(expected, draws.Take(OfFirstClass).Average(), expected * 0.01);
        Assert.Equal(expected, draws.Skip(OfFirstClass).Average(), expected * 0.01);
    }
}
