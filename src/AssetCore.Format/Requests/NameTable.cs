using System.Runtime.CompilerServices;

namespace AssetCore.Format.Requests;

/// <summary>
/// The external ids that a request has named so far, numbered in order of first appearance. A request names the same
/// few containers and classes again and again: later mentions are a number, in bytes and as the same string in memory.
/// </summary>
internal struct NameTable
{
    // Up to here names are compared one by one, which is faster than hashing them; single transfers have three.
    private const int InlineMax = 8;

    private InlineNames _first;
    private List<string>? _later;
    private Dictionary<string, int>? _numbers;

    /// <summary>Names so far.</summary>
    public int Count { get; private set; }

    /// <summary>The name of a number below <see cref="Count"/>.</summary>
    public readonly string this[int number] => number < InlineMax ? _first[number]! : _later![number - InlineMax];

    /// <summary>The number of a name, or -1.</summary>
    public readonly int Find(string name)
    {
        if (_numbers is not null) return _numbers.TryGetValue(name, out var number) ? number : -1;
        for (var i = 0; i < Count; i++)
        {
            if (string.Equals(_first[i], name, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    /// <summary>Gives the next number to a name that has none.</summary>
    public void Add(string name)
    {
        if (Count < InlineMax)
        {
            _first[Count++] = name;
            return;
        }

        if (_numbers is null) Spill();
        _later!.Add(name);
        _numbers!.Add(name, Count++);
    }

    private void Spill()
    {
        _later = [];
        _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < InlineMax; i++) _numbers.Add(_first[i]!, i);
    }

    [InlineArray(InlineMax)]
    private struct InlineNames
    {
        private string? _element;
    }
}
