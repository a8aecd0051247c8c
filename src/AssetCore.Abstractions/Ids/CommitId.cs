using System.Globalization;

namespace AssetCore.Ids;

/// <summary>
/// Names one commit of a world: its first sequence number and the first eight bytes of its request digest, so that
/// it leads to its own batch. Written as 32 lower-case hexadecimal digits.
/// </summary>
/// <param name="WorldSeqStart">The first sequence number that the commit covers.</param>
/// <param name="DigestPrefix">The first eight bytes of the request digest, most significant first.</param>
public readonly record struct CommitId(WorldSeq WorldSeqStart, ulong DigestPrefix)
{
    private const int TextLength = 32;

    /// <summary>Reads the 32 hexadecimal digits, upper or lower case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CommitId id)
    {
        id = default;
        if (text.Length != TextLength) return false;
        if (!TryParseHalf(text[..16], out var seq) || !TryParseHalf(text[16..], out var digest)) return false;
        if (seq is 0 or > long.MaxValue) return false;
        id = new CommitId(new WorldSeq((long)seq), digest);
        return true;
    }

    /// <summary>Thirty-two lower-case hexadecimal digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{WorldSeqStart.Value:x16}{DigestPrefix:x16}");

    private static bool TryParseHalf(ReadOnlySpan<char> text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
