namespace AssetCore.Engine.State;

/// <summary>
/// One part of the index of names: open addressing with linear probing, name and number side by side, so that a name
/// that is there costs one look at the table and one at the name.
/// </summary>
internal sealed class NamePartition
{
    private const int LengthMin = 8;

    private Place[] _places;
    private int _count;

    public NamePartition() => _places = new Place[LengthMin];

    private NamePartition(NamePartition source)
    {
        _places = (Place[])source._places.Clone();
        _count = source._count;
    }

    /// <summary>The number of a name.</summary>
    public bool TryFind(string name, uint hash, out int index)
    {
        ref readonly var place = ref _places[PlaceOf(name, hash)];
        index = place.Index;
        return place.Name is not null;
    }

    /// <summary>Gives the name to a number, whoever had it.</summary>
    public void Set(string name, uint hash, int index)
    {
        var at = PlaceOf(name, hash);
        if (_places[at].Name is null) _count++;
        _places[at] = new Place(name, hash, index);
        if (_count * 4 > _places.Length * 3) Resize(_places.Length * 2);
    }

    /// <summary>Takes the name from a number; does nothing if another number has it.</summary>
    public void Remove(string name, uint hash, int index)
    {
        var gap = PlaceOf(name, hash);
        if (_places[gap].Name is null || _places[gap].Index != index) return;
        _count--;
        Close(gap);
        if (_places.Length > LengthMin && _count * 8 < _places.Length) Resize(_places.Length / 2);
    }

    public NamePartition Clone() => new(this);

    // Where the name stands, or the free place where it would.
    private int PlaceOf(string name, uint hash)
    {
        var places = _places;
        var mask = places.Length - 1;
        var at = (int)hash & mask;
        while (places[at].Name is { } taken)
        {
            if (places[at].Hash == hash && (ReferenceEquals(taken, name) || taken == name)) break;
            at = (at + 1) & mask;
        }

        return at;
    }

    // Moves back what would no longer be found: linear probing without tombstones.
    private void Close(int gap)
    {
        var mask = _places.Length - 1;
        for (var at = (gap + 1) & mask; _places[at].Name is not null; at = (at + 1) & mask)
        {
            var home = (int)_places[at].Hash & mask;
            if (((at - home) & mask) < ((at - gap) & mask)) continue;
            _places[gap] = _places[at];
            gap = at;
        }

        _places[gap] = default;
    }

    // The names are all different, so each goes to the first free place from its home on.
    private void Resize(int length)
    {
        var old = _places;
        _places = new Place[length];
        var mask = length - 1;
        foreach (ref readonly var place in old.AsSpan())
        {
            if (place.Name is null) continue;
            var at = (int)place.Hash & mask;
            while (_places[at].Name is not null) at = (at + 1) & mask;
            _places[at] = place;
        }
    }

    private readonly struct Place(string name, uint hash, int index)
    {
        /// <summary>Null if the place is free.</summary>
        public string? Name { get; } = name;

        public uint Hash { get; } = hash;

        public int Index { get; } = index;
    }
}
