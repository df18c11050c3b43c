using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Losses;

namespace LrFind.Core.Tests.Models;

public class LossCatalogTests
{
    [Fact]
    public void Every_name_but_auto_is_a_loss_of_regression()
    {
        Assert.Null(LossCatalog.Create(LossCatalog.Auto));
        foreach (string name in LossCatalog.Names.Skip(1))
            LossCatalog.RequireTask(LossCatalog.Create(name)!, TaskKind.Regression);
        Assert.Equal(LossCatalog.Names.Count - 1, LossCatalog.Names.Skip(1).Select(n => LossCatalog.Create(n)!.Name).Distinct().Count());
    }

    [Fact]
    public void A_name_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.Equal("Loss is 'hinge'; expected auto, mse, l1, smooth-l1, huber", Assert.Throws<SettingException>(() => LossCatalog.Create("hinge")).Message);

    [Theory]
    [InlineData(TaskKind.Regression)]
    [InlineData(TaskKind.Binary)]
    [InlineData(TaskKind.Multiclass)]
    public void The_usual_loss_of_a_task_suits_it_and_no_other(TaskKind task)
    {
        foreach (TaskKind other in Enum.GetValues<TaskKind>())
        {
            if (other == task)
                LossCatalog.RequireTask(LossCatalog.DefaultOf(task), other);
            else
                Assert.Throws<SettingException>(() => LossCatalog.RequireTask(LossCatalog.DefaultOf(task), other));
        }
    }
}
