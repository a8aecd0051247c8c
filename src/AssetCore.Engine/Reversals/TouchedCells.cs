using System.Runtime.InteropServices;

namespace AssetCore.Engine.Reversals;

/// <summary>
/// The cells of one table that a commit touched, each once, in the order in which the commit last touched them.
/// </summary>
/// <typeparam name="TKey">What names a cell.</typeparam>
/// <typeparam name="TRow">A row; the default value is no row.</typeparam>
internal sealed class TouchedCells<TKey, TRow>
    where TKey : struct, IEquatable<TKey>
{
    private readonly Dictionary<TKey, int> _places = [];
    private readonly List<TouchedCell<TKey, TRow>> _cells = [];

    // Whether the cell was touched again later: its last place counts.
    private readonly List<bool> _isStale = [];

    /// <summary>Places, stale ones included.</summary>
    public int Length => _cells.Count;

    /// <summary>The cell at a place, 0 to <see cref="Length"/> - 1.</summary>
    public TouchedCell<TKey, TRow> this[int place] => _cells[place];

    /// <summary>True if the cell at a place was touched again later and has another place.</summary>
    public bool IsStale(int place) => _isStale[place];

    /// <summary>Takes an event of the cell; events come in the commit's own order.</summary>
    public void Touch(TKey key, TRow before, TRow after)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out var isKnown);
        if (isKnown)
        {
            before = _cells[place].Before;
            _isStale[place] = true;
        }

        place = _cells.Count;
        _cells.Add(new TouchedCell<TKey, TRow>(key, before, after));
        _isStale.Add(false);
    }

    /// <summary>The place of a cell's last touch; false if the commit never touched it.</summary>
    public bool TryFind(TKey key, out int place) => _places.TryGetValue(key, out place);

    /// <summary>The cells in the order in which the commit last touched them.</summary>
    public IEnumerable<TouchedCell<TKey, TRow>> Forwards()
    {
        for (var place = 0; place < _cells.Count; place++)
            if (!_isStale[place]) yield return _cells[place];
    }

    /// <summary>The cells in the order in which the commit last touched them, backwards.</summary>
    public IEnumerable<TouchedCell<TKey, TRow>> Backwards()
    {
        for (var place = _cells.Count - 1; place >= 0; place--)
            if (!_isStale[place]) yield return _cells[place];
    }
}
