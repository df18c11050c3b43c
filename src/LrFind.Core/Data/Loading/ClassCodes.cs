using System.Globalization;
using LrFind.Data.Columns;

namespace LrFind.Data.Loading;

/// <summary>The classes met so far, those of the plan first, each with a code; any number of threads may ask.</summary>
internal sealed class ClassCodes
{
    private readonly Lock _lock = new();
    private readonly TextCodes _texts = new();
    private readonly Dictionary<double, int> _numberCodes = [];
    private readonly List<string> _namesOfNumbers = [];
    private readonly List<double> _numbers = [];

    /// <summary>Starts with the classes of the plan.</summary>
    public ClassCodes(TargetColumn target)
    {
        for (int i = 0; i < target.Classes.Length; i++)
        {
            if (target.ClassValues.Length > 0)
            {
                _namesOfNumbers.Add(target.Classes[i]);
                _numbers.Add(target.ClassValues[i]);
                _numberCodes.Add(target.ClassValues[i], i);
            }
            else
            {
                _texts.Add(target.Classes[i]);
            }
        }
    }

    /// <summary>The code of a class that is a text; a new one for a new class.</summary>
    /// <param name="cell">Its name as UTF-8.</param>
    public int GetOrAdd(ReadOnlySpan<byte> cell)
    {
        lock (_lock)
            return _texts.GetOrAdd(cell);
    }

    /// <summary>
    /// The code of a class that is a number; a new one for a new class, which is called as the number is written shortest.
    /// </summary>
    public int GetOrAdd(double number)
    {
        lock (_lock)
        {
            if (!_numberCodes.TryGetValue(number, out int code))
            {
                _numberCodes.Add(number, code = _numbers.Count);
                _namesOfNumbers.Add(number.ToString(CultureInfo.InvariantCulture));
                _numbers.Add(number);
            }

            return code;
        }
    }

    /// <summary>The names of all classes in their order, whichever was met first.</summary>
    /// <param name="numberOf">For each code the place of its class.</param>
    public string[] Sorted(out int[] numberOf)
    {
        IReadOnlyList<string> names = _numbers.Count > 0 ? _namesOfNumbers : _texts.Texts;
        int[] codes = new int[names.Count];
        for (int i = 0; i < codes.Length; i++)
            codes[i] = i;
        Comparison<string> byText = TargetColumn.InOrder([.. names]);
        Array.Sort(codes, (a, b) => _numbers.Count > 0 ? _numbers[a].CompareTo(_numbers[b]) : byText(names[a], names[b]));
        numberOf = new int[codes.Length];
        for (int place = 0; place < codes.Length; place++)
            numberOf[codes[place]] = place;
        return Array.ConvertAll(codes, code => names[code]);
    }
}
