using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AssetCore.Engine.State;

/// <summary>
/// One part of the index of names: open addressing with linear probing, key and number side by side, so that a short
/// name costs one look at the table. The default value is an empty part.
/// </summary>
internal struct NamePartition
{
    private const int LengthMin = 4;

    // Null until there is a name. Its length is _mask + 1, a power of two: they are set together, in Reserve alone.
    private Place[]? _places;
    private int _mask;
    private int _count;

    /// <summary>The number of the name that a key is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">The hash of it.</param>
    /// <param name="index">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryFind(NameKey key, uint hash, out int index)
    {
        index = 0;
        if (_places is null) return false;
        for (var at = (int)hash & _mask; ; at = (at + 1) & _mask)
        {
            ref readonly var place = ref At(at);
            index = place.Index;
            if (place.Key.Equals(key)) return true;
            if (place.Key.IsNone) return false;
        }
    }

    /// <summary>The number of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hash">The hash of its key.</param>
    /// <param name="index">The number.</param>
    public readonly bool TryFind(in SoughtName name, uint hash, out int index)
    {
        index = 0;
        if (_places is null) return false;
        ref readonly var place = ref Find(name, hash);
        index = place.Index;
        return !place.Key.IsNone;
    }

    /// <summary>Gives the name to a number, whoever had it.</summary>
    public void Set(in SoughtName name, int index)
    {
        if (_places is null) Reserve(LengthMin);
        ref var place = ref Find(name, name.Key.Hash);
        if (place.Key.IsNone) _count++;
        place = new Place(name.Key, index);
        if (_count * 4 > _places!.Length * 3) Resize(_places.Length * 2);
    }

    /// <summary>Takes the name from a number; does nothing if another number has it.</summary>
    public void Remove(in SoughtName name, int index)
    {
        if (_places is null) return;
        ref var place = ref Find(name, name.Key.Hash);
        if (place.Key.IsNone || place.Index != index) return;
        _count--;
        Close(ref place);
        if (_places.Length > LengthMin && _count * 8 < _places.Length) Resize(_places.Length / 2);
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public readonly NamePartition Clone()
    {
        var copy = this;
        copy._places = (Place[]?)_places?.Clone();
        return copy;
    }

    // In range without a look at the array's length, which lies elsewhere: whoever calls has masked the number.
    private readonly ref Place At(int masked) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places!), masked);

    // Where the name stands, or the free place where it would: there is one, for a quarter of the places is free.
    private readonly ref Place Find(in SoughtName name, uint hash)
    {
        var at = (int)hash & _mask;
        while (true)
        {
            ref var place = ref At(at);
            if (place.Key.IsNone || name.Is(place.Key, place.Index)) return ref place;
            at = (at + 1) & _mask;
        }
    }

    // Moves back what would no longer be found: linear probing without tombstones.
    private readonly void Close(ref Place first)
    {
        var places = _places!;
        var gap = (int)(Unsafe.ByteOffset(in places[0], in first) / Unsafe.SizeOf<Place>());
        for (var at = (gap + 1) & _mask; !places[at].Key.IsNone; at = (at + 1) & _mask)
        {
            var home = (int)places[at].Key.Hash & _mask;
            if (((at - home) & _mask) < ((at - gap) & _mask)) continue;
            places[gap] = places[at];
            gap = at;
        }

        places[gap] = default;
    }

    private void Reserve(int length) => (_places, _mask) = (new Place[length], length - 1);

    // The names are all different, so each goes to the first free place from its home on.
    private void Resize(int length)
    {
        var old = _places;
        Reserve(length);
        foreach (ref readonly var place in old.AsSpan())
        {
            if (place.Key.IsNone) continue;
            var at = (int)place.Key.Hash & _mask;
            while (!At(at).Key.IsNone) at = (at + 1) & _mask;
            At(at) = place;
        }
    }

    private readonly struct Place(NameKey key, int index)
    {
        /// <summary>None if the place is free.</summary>
        public readonly NameKey Key = key;

        public readonly int Index = index;
    }
}
