namespace LrFind.Training.Schedules;

/// <summary>A setting of a schedule that can be given behind its name.</summary>
/// <param name="Name">The name: that of PyTorch's argument, written as options are, without <c>step_</c> and <c>_lr</c>.</param>
/// <param name="Value">What stands for its value.</param>
/// <param name="Usual">The value where none is given, in words.</param>
/// <param name="Property">The property it sets.</param>
public sealed record ScheduleSetting(string Name, string Value, string Usual, string Property);
