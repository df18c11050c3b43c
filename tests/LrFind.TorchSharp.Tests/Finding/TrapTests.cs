using LrFind.Foundation;
using LrFind.Suggestions;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Finding;

/// <summary>Well-known traps: each has an error or a warning of one line.</summary>
[Collection(TorchTests.Name)]
public sealed class TrapTests : IDisposable
{
    private readonly Loop _loop = new();

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void Without_a_batch_there_is_nothing_to_train_on() => Assert.Equal("there is no batch to train on",
        Assert.Throws<ArgumentException>(() => LearningRateFinder.Find(
            _loop.Model, _loop.Optimizer, Loop.Loss, new List<(Tensor, Tensor)>())).Message);

    [Fact]
    public void Batches_that_cannot_be_begun_again_are_told_from_none()
    {
        IEnumerator<(Tensor, Tensor)> once = _loop.Batches.GetEnumerator();
        IEnumerable<(Tensor, Tensor)> Rest()
        {
            while (once.MoveNext())
                yield return once.Current;
        }

        Assert.StartsWith("the batches came to an end and cannot be begun again", Assert.Throws<ArgumentException>(
            () => LearningRateFinder.Find(_loop.Model, _loop.Optimizer, Loop.Loss, Rest())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_validation_batch_there_is_nothing_to_measure() => Assert.Equal(
        "there is no batch to measure the validation loss on",
        Assert.Throws<ArgumentException>(() => _loop.Find(validation: [])).Message);

    [Fact]
    public void A_loss_is_one_number() => Assert.Equal(
        "the loss has the shape [32, 1]; expected one number, such as the mean over the batch",
        Assert.Throws<InvalidOperationException>(() => LearningRateFinder.Find(
            _loop.Model, _loop.Optimizer, (output, target) => (output - target).square(), _loop.Batches)).Message);

    [Fact]
    public void A_loss_depends_on_what_is_trained()
    {
        foreach (Parameter parameter in _loop.Model.parameters())
            parameter.requires_grad = false;
        Assert.Equal("the loss depends on no parameter that requires gradients: there is nothing to train",
            Assert.Throws<InvalidOperationException>(() => _loop.Find()).Message);
    }

    [Fact]
    public void A_model_without_parameters_to_train_is_warned_of_where_something_else_is_trained()
    {
        using var scale = new Parameter(ones(1), requires_grad: true);
        using var loop = new Loop(_ => optim.SGD([scale], 0.1), nn.Tanh());
        RangeTestResult result = LearningRateFinder.Find(
            loop.Model, loop.Optimizer, batch => Loop.Loss(loop.Model.call(batch.Input).sum(1, keepdim: true) * scale, batch.Target),
            loop.Batches);
        Assert.Contains(result.Warnings, w => w.Message == "the model has no parameter that requires gradients");
        Assert.Equal(1, scale.ToDouble());
    }

    [Fact]
    public void An_optimizer_of_another_model_is_warned_of()
    {
        using var other = nn.Linear(2, 2);
        using var loop = new Loop(_ => optim.SGD(other.parameters(), 0.1));
        RangeTestResult result = loop.Find(loop.Batches);
        Assert.Equal("the optimizer holds none of the model's parameters that require gradients", result.Warnings[0].Message);
        Assert.Null(result.Suggestion);
        Assert.StartsWith("no suggestion (", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rprop_is_warned_of()
    {
        using var loop = new Loop(p => optim.Rprop(p));
        Assert.StartsWith("Rprop takes the learning rate as the size", loop.Find().Warnings[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_loop.Find().Warnings, w => w.Message.StartsWith("Rprop", StringComparison.Ordinal));
    }

    [Fact]
    public void LBFGS_cannot_be_put_back()
    {
        using var loop = new Loop(p => optim.LBFGS(p, max_eval: 25));
        Assert.StartsWith("the state of LBFGS cannot be read, and so it cannot be put back; expected another optimizer",
            Assert.Throws<ArgumentException>(() => loop.Find()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimizer_of_parameters_that_are_gone_is_refused()
    {
        var gone = nn.Linear(2, 2);
        using var loop = new Loop(_ => optim.SGD(gone.parameters().ToArray(), 0.1));
        gone.Dispose();
        Assert.StartsWith("the optimizer holds parameters that were disposed of",
            Assert.Throws<ArgumentException>(() => loop.Find()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_out_of_its_range_changes_nothing()
    {
        SortedDictionary<string, byte[]> before = _loop.State();
        Assert.Equal("Steps is 3; expected a whole number from 10 to 1000000",
            Assert.Throws<SettingException>(() => _loop.Find(steps: 3)).Message);
        Assert.Equal(before, _loop.State());
    }

    [Fact]
    public void Losses_that_are_no_numbers_get_no_rate_and_leave_no_trace()
    {
        SortedDictionary<string, byte[]> before = _loop.State();
        RangeTestResult result = LearningRateFinder.Find(
            _loop.Model, _loop.Optimizer, (output, target) => Loop.Loss(output, target) / 0, _loop.Batches);
        Assert.Equal(Verdict.NonFinite, result.Verdict);
        Assert.Equal(before, _loop.State());
    }
}
