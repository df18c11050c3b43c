using LrFind.Data;

namespace LrFind.Core.Tests.Data;

public class CrossValidationTests
{
    private static readonly Dataset s_table = Tables.Load(Tables.Rows("a,y", 100, i => FormattableString.Invariant($"{i},{(i % 4 == 0 ? "yes" : "no")}")));

    private readonly CrossValidation _splits = new(s_table, seed: 3);

    [Fact]
    public void The_first_fold_is_the_split_that_the_data_came_with() => Assert.Same(s_table, _splits.Fold(0));

    [Fact]
    public void Every_row_is_for_validation_once_in_a_round()
    {
        Assert.Equal(5, _splits.FoldsOfRound);
        IEnumerable<float> validation = Enumerable.Range(0, 5).SelectMany(f => Rows(_splits.Fold(f).Validation));
        Assert.Equal(All(s_table), validation.Order());
    }

    [Fact]
    public void A_round_that_is_used_up_is_followed_by_another_one()
    {
        IEnumerable<float> validation = Enumerable.Range(5, 5).SelectMany(f => Rows(_splits.Fold(f).Validation));
        Assert.Equal(All(s_table), validation.Order());
        Assert.NotEqual(Rows(_splits.Fold(0).Validation).Order(), Rows(_splits.Fold(5).Validation).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_fold_has_all_rows_with_their_targets_and_as_many_for_validation(int fold)
    {
        Dataset split = _splits.Fold(fold);
        Assert.Equal(All(s_table), All(split));
        Assert.Equal(s_table.Validation.Count, split.Validation.Count);
        Assert.Equal(Targets(s_table), Targets(split));
        Assert.Equal(split.ClassCounts, [.. Enumerable.Range(0, 2).Select(c => split.Training.Values.ToArray().Count(v => v == c))]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_folds_and_another_one_others()
    {
        Assert.Equal(Rows(_splits.Fold(2).Training), Rows(new CrossValidation(s_table, 3).Fold(2).Training));
        Assert.NotEqual(Rows(_splits.Fold(2).Training), Rows(new CrossValidation(s_table, 4).Fold(2).Training));
    }

    [Fact]
    public void Class_numbers_and_several_targets_go_with_their_rows()
    {
        Dataset classes = Tables.Load(Tables.Rows("a,y", 60, i => FormattableString.Invariant($"{i},{"abc"[i % 3]}")));
        RowSet rows = new CrossValidation(classes, 0).Fold(1).Validation;
        Assert.All(Enumerable.Range(0, rows.Count), i => Assert.Equal(LabelOf(classes, rows.Features(i)[0]), rows.Labels[i]));

        Dataset two = Tables.Load(Tables.Rows("a,y,z", 60, i => FormattableString.Invariant($"{i},{i / 7.0},{i / 7.0}")), new DatasetOptions { Target = "y,z" });
        RowSet pairs = new CrossValidation(two, 0).Fold(1).Training;
        Assert.Equal(2, pairs.ValueCount);
        Assert.All(Enumerable.Range(0, pairs.Count), i => Assert.Equal(pairs.Values[2 * i], pairs.Values[2 * i + 1]));
    }

    private static int LabelOf(Dataset data, float feature) => new[] { data.Training, data.Validation }
        .SelectMany(set => Enumerable.Range(0, set.Count).Where(i => set.Features(i)[0] == feature).Select(i => set.Labels[i])).Single();

    private static float[] Rows(RowSet rows) => [.. Enumerable.Range(0, rows.Count).Select(i => rows.Features(i)[0])];

    private static IEnumerable<float> All(Dataset data) => Rows(data.Training).Concat(Rows(data.Validation)).Order();

    private static Dictionary<float, float> Targets(Dataset data) => new[] { data.Training, data.Validation }
        .SelectMany(set => Enumerable.Range(0, set.Count).Select(i => (Feature: set.Features(i)[0], Value: set.Values[i]))).OrderBy(p => p.Feature).ToDictionary(p => p.Feature, p => p.Value);
}
