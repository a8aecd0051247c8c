using AssetCore.Hashes;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// Part of the index by key digest: which entry, by its number modulo 2^31, has a digest. Open addressing.
/// </summary>
/// <param name="keyOf">The digest of an entry that the index holds.</param>
internal sealed class IdempotencyIndex(Func<uint, Hash128> keyOf)
{
    /// <summary>The bits of an entry's number that the index keeps.</summary>
    public const uint NumberMask = 0x7FFF_FFFF;

    private const uint Taken = 0x8000_0000;
    private const int LengthMin = 16;

    // The number of an entry with the topmost bit set; 0 is free.
    private uint[] _places = new uint[LengthMin];
    private int _count;

    /// <summary>The number of the entry of a digest.</summary>
    public bool TryFind(Hash128 key, out uint number)
    {
        var place = PlaceOf(key);
        number = _places[place] & NumberMask;
        return _places[place] != 0;
    }

    /// <summary>Adds an entry, instead of one of the same digest.</summary>
    public void Set(Hash128 key, uint number)
    {
        var place = PlaceOf(key);
        if (_places[place] == 0) _count++;
        _places[place] = number | Taken;
        if (_count * 4 > _places.Length * 3) Grow();
    }

    /// <summary>Takes out an entry; does nothing if a later one has the digest.</summary>
    public void Remove(Hash128 key, uint number)
    {
        var gap = PlaceOf(key);
        if (_places[gap] != (number | Taken)) return;
        _count--;
        var mask = _places.Length - 1;
        for (var place = (gap + 1) & mask; _places[place] != 0; place = (place + 1) & mask)
        {
            var home = HomeOf(keyOf(_places[place] & NumberMask));
            if (((place - home) & mask) < ((place - gap) & mask)) continue;
            _places[gap] = _places[place];
            gap = place;
        }

        _places[gap] = 0;
    }

    private int HomeOf(Hash128 key) => (int)((ulong)(key.Value >> 64) & (uint)(_places.Length - 1));

    private int PlaceOf(Hash128 key)
    {
        var mask = _places.Length - 1;
        var place = HomeOf(key);
        while (_places[place] != 0 && keyOf(_places[place] & NumberMask) != key) place = (place + 1) & mask;
        return place;
    }

    private void Grow()
    {
        var old = _places;
        _places = new uint[old.Length * 2];
        foreach (var place in old)
            if (place != 0) _places[PlaceOf(keyOf(place & NumberMask))] = place;
    }
}
