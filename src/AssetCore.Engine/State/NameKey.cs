using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AssetCore.Format.Hashing;

namespace AssetCore.Engine.State;

/// <summary>
/// A name in 16 bytes: the name itself if it is short, so that finding it needs no look at a text elsewhere; otherwise
/// a hash of it. Not part of any format, and never observable.
/// </summary>
internal readonly struct NameKey : IEquatable<NameKey>
{
    /// <summary>The most characters that a key holds: the sixteenth byte is their number.</summary>
    public const int CharactersMax = (2 * WordBytes) - 1;

    private const int WordBytes = sizeof(ulong);
    private const int LengthShift = 56;
    private const ulong HashMark = 1UL << 63;

    // The runtime's own hash has a secret that differs from process to process, and so have these: nobody can choose
    // names that collide.
    private static readonly ulong s_seed0 = SeedOf("the first word");
    private static readonly ulong s_seed1 = SeedOf("the second word");

    private readonly ulong _low;
    private readonly ulong _high;

    private NameKey(ulong low, ulong high) => (_low, _high) = (low, high);

    /// <summary>True for the default value, which is the key of no name.</summary>
    public bool IsNone => _high == 0;

    /// <summary>True if names of this key are one name.</summary>
    public bool IsName => _high < HashMark;

    /// <summary>What spreads keys over a table.</summary>
    public uint Hash => (uint)WideProduct.Fold(_low ^ s_seed0, _high ^ s_seed1);

    /// <summary>The key of a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NameKey Of(string name)
    {
        if (name.Length - WordBytes is not (>= 0 and <= CharactersMax - WordBytes)) return OfOther(name);

        // Eight characters from the beginning and eight from the end, which overlap.
        var characters = MemoryMarshal.Cast<char, ushort>(name.AsSpan());
        var first = Vector128.Create(characters);
        var last = Vector128.Create(characters[^WordBytes..]);
        if (!IsAscii(first | last)) return OfOther(name);
        var high = Pack(last) >> 8 >> (8 * (CharactersMax - name.Length));
        return new NameKey(Pack(first), high | ((ulong)name.Length << LengthShift));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(NameKey other) => _low == other._low && _high == other._high;

    public override bool Equals(object? obj) => obj is NameKey other && Equals(other);

    public override int GetHashCode() => (int)Hash;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static NameKey OfOther(string name)
    {
        if (name.Length is 0 or >= WordBytes) return OfLong(name);
        ulong low = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] > 0x7F) return OfLong(name);
            low |= (ulong)name[i] << (8 * i);
        }

        return new NameKey(low, (ulong)name.Length << LengthShift);
    }

    private static NameKey OfLong(string name)
    {
        var (low, high) = (s_seed0 ^ (ulong)name.Length, s_seed1);
        foreach (var character in name)
            (low, high) = (WideProduct.Fold(low ^ character, s_seed1), WideProduct.Fold(high ^ character, low));
        return new NameKey(low, high | HashMark);
    }

    private static bool IsAscii(Vector128<ushort> characters) =>
        (characters & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;

    private static ulong Pack(Vector128<ushort> characters) =>
        Vector128.Narrow(characters, characters).AsUInt64().ToScalar();

    private static ulong SeedOf(string text) =>
        ((ulong)(uint)string.GetHashCode(text) << 32) | (uint)string.GetHashCode(text + text);
}
