namespace AssetCore.Engine.State;

/// <summary>
/// One part of the index of names: open addressing with linear probing, key and number side by side, so that a short
/// name costs one look at the table.
/// </summary>
internal sealed class NamePartition
{
    private const int LengthMin = 4;

    private readonly Func<int, string> _nameOf;
    private Place[] _places;
    private int _count;

    /// <summary>An empty part.</summary>
    /// <param name="nameOf">The name that a number has that was set.</param>
    public NamePartition(Func<int, string> nameOf) => (_nameOf, _places) = (nameOf, new Place[LengthMin]);

    private NamePartition(NamePartition source, Func<int, string> nameOf)
    {
        _nameOf = nameOf;
        _places = (Place[])source._places.Clone();
        _count = source._count;
    }

    /// <summary>The number of a name.</summary>
    public bool TryFind(string name, in NameKey key, uint hash, out int index)
    {
        ref readonly var place = ref _places[PlaceOf(name, key, hash)];
        index = place.Index;
        return !place.Key.IsNone;
    }

    /// <summary>Has the home of a hash on its way into the processor's cache.</summary>
    public void Prefetch(uint hash)
    {
        var places = _places;
        Cache.Prefetch(in places[(int)hash & (places.Length - 1)]);
    }

    /// <summary>Gives the name to a number, whoever had it.</summary>
    public void Set(string name, in NameKey key, uint hash, int index)
    {
        var at = PlaceOf(name, key, hash);
        if (_places[at].Key.IsNone) _count++;
        _places[at] = new Place(key, index);
        if (_count * 4 > _places.Length * 3) Resize(_places.Length * 2);
    }

    /// <summary>Takes the name from a number; does nothing if another number has it.</summary>
    public void Remove(string name, in NameKey key, uint hash, int index)
    {
        var gap = PlaceOf(name, key, hash);
        if (_places[gap].Key.IsNone || _places[gap].Index != index) return;
        _count--;
        Close(gap);
        if (_places.Length > LengthMin && _count * 8 < _places.Length) Resize(_places.Length / 2);
    }

    public NamePartition Clone(Func<int, string> nameOfCopy) => new(this, nameOfCopy);

    // Where the name stands, or the free place where it would.
    private int PlaceOf(string name, in NameKey key, uint hash)
    {
        var places = _places;
        var mask = places.Length - 1;
        var at = (int)hash & mask;
        while (!places[at].Key.IsNone)
        {
            if (places[at].Key.Equals(key) && (key.IsName || _nameOf(places[at].Index) == name)) break;
            at = (at + 1) & mask;
        }

        return at;
    }

    // Moves back what would no longer be found: linear probing without tombstones.
    private void Close(int gap)
    {
        var mask = _places.Length - 1;
        for (var at = (gap + 1) & mask; !_places[at].Key.IsNone; at = (at + 1) & mask)
        {
            var home = (int)_places[at].Key.Hash & mask;
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
            if (place.Key.IsNone) continue;
            var at = (int)place.Key.Hash & mask;
            while (!_places[at].Key.IsNone) at = (at + 1) & mask;
            _places[at] = place;
        }
    }

    private readonly struct Place(NameKey key, int index)
    {
        /// <summary>None if the place is free.</summary>
        public readonly NameKey Key = key;

        public readonly int Index = index;
    }
}
