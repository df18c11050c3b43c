using System.Collections;
using System.Text;
using LrFind.Data;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>Inputs that people have, good and bad, each with what is to come of it: a table, or the one line that says what is wrong.</summary>
/// <param name="outcome">What comes of an input, in a line.</param>
internal sealed class EdgeCaseInputs(Func<byte[], DatasetOptions, string> outcome) : IEnumerable
{
    private readonly Dictionary<string, (byte[] Bytes, DatasetOptions Options, string Expected)> _inputs = [];

    /// <summary>The names of the inputs, a test for each.</summary>
    public TheoryData<string> Names => [.. _inputs.Keys];

    public void Add(string name, string text, string expected, DatasetOptions? options = null) => Add(name, Encoding.UTF8.GetBytes(text), expected, options);

    public void Add(string name, byte[] bytes, string expected, DatasetOptions? options = null) =>
        _inputs.Add(name, (bytes, options ?? new DatasetOptions(), expected));

    /// <summary>Fails unless an input comes to what is expected of it.</summary>
    public void Check(string name)
    {
        (byte[] bytes, DatasetOptions options, string expected) = _inputs[name];
        Assert.Equal(expected, outcome(bytes, options));
    }

    public IEnumerator GetEnumerator() => _inputs.Keys.GetEnumerator();
}
