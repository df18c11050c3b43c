using LrFind.Engines.Worker;

namespace LrFind.Core.Tests.Engines.Worker;

/// <summary>What is said of a process that ended, and of what it printed.</summary>
public sealed class WorkerOutputTests
{
    [Theory]
    [InlineData(134, "TorchSharp broke off: mat1 and mat2 shapes cannot be multiplied (64x4 and 5x3)", "terminate called after throwing an instance of 'c10::Error'|  what():  mat1 and mat2 shapes cannot be multiplied (64x4 and 5x3)|Exception raised from meta at X.cpp:1")]
    [InlineData(139, "TorchSharp broke off", "")]
    [InlineData(137, "the process of the model was killed; there may be too little memory: use smaller batches or a smaller model", "")]
    [InlineData(3, "the model ended its process, with the exit code 3: bye", "bye|x")]
    [InlineData(0, "the model ended its process, with the exit code 0", "")]
    [InlineData(null, "the process of the model does not answer", "")]
    public void The_end_of_a_process_is_said_in_a_line(int? code, string message, string complaints)
    {
        var output = new WorkerOutput();
        foreach (string line in complaints.Split('|'))
            output.Complained(line);
        Assert.Equal(message, output.WhyItEnded(code));
    }

    [Fact]
    public void The_first_lines_of_what_was_printed_are_kept_and_the_others_counted()
    {
        var output = new WorkerOutput();
        for (int i = 0; i < 12; i++)
            output.Printed($"line {i}");
        output.Printed(null);
        Assert.Equal([.. Enumerable.Range(0, 10).Select(i => $"line {i}"), "… and 2 lines more"], output.Printed());
    }
}
