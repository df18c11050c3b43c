using System.Globalization;
using System.Text.Json;

namespace LrFind.Tests.Commands;

public class PlannedTrainingTests
{
    private static readonly string[] s_run = ["run", Repo.Sample("iris.csv"), "--no-plot"];
    private static readonly string[] s_suggest = ["suggest", Repo.Sample("curves/pytorch-sgd.csv"), "--no-plot"];

    private static double Rate(params string[] command) => double.Parse(Cli.Run([.. command, "--quiet"]).Output, CultureInfo.InvariantCulture);

    [Fact]
    public void A_short_training_gets_a_higher_rate_and_a_long_one_a_lower()
    {
        foreach (string[] command in new[] { s_run, s_suggest })
        {
            double usual = Rate(command);
            Assert.Equal(usual, Rate([.. command, "--train-steps", "1000"]));
            Assert.InRange(Rate([.. command, "--train-steps", "300"]) / usual, 2.1, 2.3);
            Assert.InRange(Rate([.. command, "--train-steps", "10000"]) / usual, 0.38, 0.42);
        }
    }

    [Fact]
    public void Epochs_are_counted_by_the_rows_to_train_on_and_the_batch_size()
    {
        // 120 rows in batches of 60.
        Assert.Equal(Rate([.. s_run, "--batch-size", "60", "--train-steps", "200"]), Rate([.. s_run, "--batch-size", "60", "--epochs", "100"]));
        Assert.Equal(Rate([.. s_run, "--batch-size", "50", "--train-steps", "240"]), Rate([.. s_run, "--batch-size", "50", "--epochs", "100"]));
    }

    [Fact]
    public void Summary_and_document_say_for_what_the_rate_is()
    {
        string text = Cli.Run([.. s_run, "--train-steps", "300"]).Output;
        Assert.Contains("            for a training of 300 steps; for 1,000 it is 3.33e-03\n", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Cli.Run([.. s_run, "--train-steps", "300", "--json"]).Output);
        JsonElement found = json.RootElement.GetProperty("suggestion");
        Assert.Equal(300, found.GetProperty("train_steps").GetInt32());
        Assert.InRange(found.GetProperty("learning_rate").GetDouble() / found.GetProperty("referred").GetDouble(), 2.1, 2.3);
    }

    [Theory]
    [InlineData("--train-steps is '0'; expected a whole number of more than 0", "--train-steps", "0")]
    [InlineData("--epochs is '-1'; expected a whole number of more than 0", "--epochs", "-1")]
    [InlineData("--epochs is 'x'; expected a whole number of more than 0", "--epochs", "x")]
    [InlineData("--train-steps and --epochs both say how long the training is; leave one out", "--epochs", "3", "--train-steps", "9")]
    public void What_makes_no_sense_is_one_line(string message, params string[] options)
    {
        Cli.Result result = Cli.Run([.. s_run, .. options]);
        Assert.Equal((2, $"lrfind: error: {message}"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public void A_sweep_holds_steps_fixed_or_epochs_and_says_which()
    {
        using var folder = new TemporaryFolder();
        string[] sweep = ["sweep", Repo.Sample("iris.csv"), "--batch-size", "16,32,64", "--no-plot"];
        string steps = Cli.Run([.. sweep, "--output", folder.PathOf("steps")]).Output, epochs = Cli.Run([.. sweep, "--epochs", "50", "--output", folder.PathOf("epochs")]).Output;
        double Power(string text, string held)
        {
            string[] lines = text.Split('\n');
            int title = Array.FindIndex(lines, l => l.EndsWith($"to the power of ({held} held fixed)", StringComparison.Ordinal));
            return double.Parse(lines[title + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);
        }

        // A larger batch has fewer steps in as many epochs.
        Assert.InRange(Power(epochs, "epochs") - Power(steps, "steps"), 0.4, 0.7);
    }

    [Fact]
    public void A_sweep_for_other_trainings_is_not_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        string[] sweep = ["sweep", Repo.Sample("iris.csv"), "--model", "linear", "--no-plot", "--output", folder.Path];
        Assert.Equal(0, Cli.Run(sweep).ExitCode);
        Cli.Result other = Cli.Run([.. sweep, "--epochs", "5", "--resume"]);
        Assert.Equal(3, other.ExitCode);
        Assert.Contains("training", Assert.Single(other.ErrorLines), StringComparison.Ordinal);
    }
}
