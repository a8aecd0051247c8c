using AssetCore.Engine.State;
using AssetCore.Hashes;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// Part of the index by key digest: which entry, by its number modulo 2^31, has a digest. Open addressing. A place
/// holds 32 bits of the digest beside the number, so that entries are looked at only where they are very likely the
/// ones.
/// </summary>
/// <param name="keyOf">The digest of an entry that the index holds.</param>
internal sealed class IdempotencyIndex(Func<uint, Hash128> keyOf)
{
    /// <summary>The bits of an entry's number that the index keeps.</summary>
    public const uint NumberMask = 0x7FFF_FFFF;

    private const uint Taken = 0x8000_0000;
    private const int LengthMin = 4;
    private const int TagShift = 32;

    // The tag over the number of an entry with the topmost bit of its word set; 0 is free.
    private ulong[] _places = new ulong[LengthMin];
    private int _count;

    /// <summary>The number of the entry of a digest.</summary>
    public bool TryFind(Hash128 key, out uint number)
    {
        var found = _places[PlaceOf(key)];
        number = (uint)found & NumberMask;
        return found != 0;
    }

    /// <summary>Has the place of a digest on its way into the processor's cache.</summary>
    public void Prefetch(Hash128 key) => Cache.Prefetch(in _places[(int)TagOf(key) & (_places.Length - 1)]);

    /// <summary>Makes room for entries that are going to be added.</summary>
    public void Expect(int entries)
    {
        while (_places.Length * 3L < (_count + entries) * 4L) Grow();
    }

    /// <summary>Adds an entry, instead of one of the same digest.</summary>
    public void Set(Hash128 key, uint number)
    {
        var place = PlaceOf(key);
        if (_places[place] == 0) _count++;
        _places[place] = ((ulong)TagOf(key) << TagShift) | number | Taken;
        if (_count * 4 > _places.Length * 3) Grow();
    }

    /// <summary>Takes out an entry; does nothing if a later one has the digest.</summary>
    public void Remove(Hash128 key, uint number)
    {
        var gap = PlaceOf(key);
        if ((uint)_places[gap] != (number | Taken)) return;
        _count--;
        var mask = _places.Length - 1;
        for (var place = (gap + 1) & mask; _places[place] != 0; place = (place + 1) & mask)
        {
            var home = (int)(_places[place] >> TagShift) & mask;
            if (((place - home) & mask) < ((place - gap) & mask)) continue;
            _places[gap] = _places[place];
            gap = place;
        }

        _places[gap] = 0;
    }

    // A part has far fewer than 2^31 places, so the tag tells the home as well.
    private static uint TagOf(Hash128 key) => (uint)(key.Value >> 64);

    private int PlaceOf(Hash128 key)
    {
        var mask = _places.Length - 1;
        var tag = TagOf(key);
        var place = (int)tag & mask;
        while (_places[place] is not 0 and var taken)
        {
            if ((uint)(taken >> TagShift) == tag && keyOf((uint)taken & NumberMask) == key) break;
            place = (place + 1) & mask;
        }

        return place;
    }

    // The entries are all different, so each goes to the first free place from its home on.
    private void Grow()
    {
        var old = _places;
        _places = new ulong[old.Length * 2];
        var mask = _places.Length - 1;
        foreach (var taken in old)
        {
            if (taken == 0) continue;
            var place = (int)(taken >> TagShift) & mask;
            while (_places[place] != 0) place = (place + 1) & mask;
            _places[place] = taken;
        }
    }
}
