using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using AssetCore.Hashes;

namespace AssetCore.Format.Hashing;

/// <summary>
/// The fast 128-bit hash of one row, of which StateHash and ContentHash are sums: <c>docs/formats/hashes.md</c>. It
/// finds divergence; it does not resist an attacker, which is what the SHA-256 chain is for.
/// </summary>
/// <remarks>
/// One function, <see cref="Finish"/>, takes a state of two 64-bit words and two words of input to the next state; a
/// row is a chain of such steps. A step makes one 64 x 64 -> 128 bit product of state and input, keeps all of it, and
/// mixes it in two lanes by a product each, folded by exclusive or.
/// </remarks>
public static class RowHash
{
    // The first 64-bit words of the fraction of pi: numbers that nobody chose.
    private const ulong Pi0 = 0x243F_6A88_85A3_08D3;
    private const ulong Pi1 = 0x1319_8A2E_0370_7344;
    private const ulong Pi2 = 0xA409_3822_299F_31D0;
    private const ulong Pi3 = 0x082E_FA98_EC4E_6C89;
    private const ulong Pi4 = 0x4528_21E6_38D0_1377;
    private const ulong Pi5 = 0xBE54_66CF_34E9_0C6C;
    private const ulong Pi6 = 0xC0AC_29B7_C97C_50DD;

    private const int BlockBytes = 16;

    private static readonly Hash128 s_rowSeed = Join(Pi0, Pi1);
    private static readonly Hash128 s_bytesSeed = Join(Pi2, Pi3);

    /// <summary>The hash of a text or of other bytes, used as a word pair inside row hashes.</summary>
    public static Hash128 OfBytes(ReadOnlySpan<byte> bytes)
    {
        var state = Finish(s_bytesSeed, (ulong)bytes.Length, 0);
        for (; bytes.Length >= BlockBytes; bytes = bytes[BlockBytes..]) state = Absorb(state, bytes);
        if (bytes.IsEmpty) return state;
        Span<byte> last = stackalloc byte[BlockBytes];
        last.Clear();
        bytes.CopyTo(last);
        return Absorb(state, last);
    }

    /// <summary>
    /// Begins a row: the table's number and the row's key words folded into a prefix that can be kept.
    /// </summary>
    public static Hash128 Prefix(uint table, ulong key0, ulong key1, ulong key2) =>
        Finish(Finish(s_rowSeed, table, key0), key1, key2);

    /// <summary>Ends a row: a prefix with two value words. The cost of a balance change is two of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Hash128 Finish(Hash128 prefix, ulong value0, ulong value1)
    {
        var (low, high) = (LowWord(prefix), HighWord(prefix));
        var (left, right) = (low ^ value0, high ^ value1 ^ Pi4);
        var (upper, lower) = (WideProduct.High(left, right), unchecked(left * right));
        return Join(WideProduct.Fold(upper ^ low, lower ^ Pi5), WideProduct.Fold(upper ^ Pi6, lower ^ high));
    }

    /// <summary>The lower half of a hash, as an input word of another.</summary>
    public static ulong LowWord(Hash128 hash) => (ulong)hash.Value;

    /// <summary>The upper half of a hash, as an input word of another.</summary>
    public static ulong HighWord(Hash128 hash) => (ulong)(hash.Value >> 64);

    private static Hash128 Absorb(Hash128 state, ReadOnlySpan<byte> block) => Finish(
        state,
        BinaryPrimitives.ReadUInt64LittleEndian(block),
        BinaryPrimitives.ReadUInt64LittleEndian(block[sizeof(ulong)..]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Hash128 Join(ulong low, ulong high) => new(new UInt128(high, low));
}
