using AssetCore.Format.Events;

namespace AssetCore.Engine.State;

/// <summary>What a balance is found by.</summary>
internal readonly struct BalanceKey(ulong place, ulong keyWord) : IEquatable<BalanceKey>, IComparable<BalanceKey>
{
    /// <summary>What a key is as a word: no key is 0, key k is k + 1.</summary>
    public const ulong NoKeyWord = 0;

    public BalanceKey(int container, int classIndex, uint? key)
        : this(((ulong)(uint)container << 32) | (uint)classIndex, ToWord(key))
    {
    }

    public BalanceKey(ContainerIndex container, ClassIndex classIndex, uint? key)
        : this(container.Value, classIndex.Value, key)
    {
    }

    /// <summary>Container and class as one word.</summary>
    public ulong Place { get; } = place;

    public int Container => (int)(Place >> 32);

    public int Class => (int)(uint)Place;

    public ulong KeyWord { get; } = keyWord;

    /// <summary>
    /// Spreads keys over partitions (low bits) and places in them (high bits). Not part of any format.
    /// </summary>
    public ulong Hash
    {
        get
        {
            var hash = (Place ^ (KeyWord * 0xD6E8_FEB8_6659_FD93)) * 0x9E37_79B9_7F4A_7C15;
            hash = (hash ^ (hash >> 32)) * 0xD6E8_FEB8_6659_FD93;
            return hash ^ (hash >> 29);
        }
    }

    public bool Equals(BalanceKey other) => Place == other.Place && KeyWord == other.KeyWord;

    public override bool Equals(object? obj) => obj is BalanceKey other && Equals(other);

    public override int GetHashCode() => (int)Hash;

    /// <summary>Orders by container number, class number, key, no key first.</summary>
    public int CompareTo(BalanceKey other)
    {
        var order = Place.CompareTo(other.Place);
        return order != 0 ? order : KeyWord.CompareTo(other.KeyWord);
    }

    public static ulong ToWord(uint? key) => key is { } value ? value + 1UL : NoKeyWord;

    public static uint? FromWord(ulong word) => word == NoKeyWord ? null : (uint)(word - 1);
}
