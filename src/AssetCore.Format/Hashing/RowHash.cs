using AssetCore.Hashes;

namespace AssetCore.Format.Hashing;

/// <summary>
/// The fast 128-bit hash of one row, of which StateHash and ContentHash are sums: <c>docs/formats/hashes.md</c>. It finds
/// divergence; it does not resist an attacker, which is what the SHA-256 chain is for.
/// </summary>
public static class RowHash
{
    /// <summary>The hash of a text or of other bytes, used as a word pair inside row hashes.</summary>
    public static Hash128 OfBytes(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();

    /// <summary>Begins a row: the table's number and the row's key words folded into a prefix that can be kept.</summary>
    public static Hash128 Prefix(uint table, ulong key0, ulong key1, ulong key2) => throw new NotImplementedException();

    /// <summary>Ends a row: a prefix with two value words. The cost of a balance change is two of these.</summary>
    public static Hash128 Finish(Hash128 prefix, ulong value0, ulong value1) => throw new NotImplementedException();
}
