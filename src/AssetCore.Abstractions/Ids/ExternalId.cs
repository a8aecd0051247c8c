using System.Buffers;

namespace AssetCore.Ids;

/// <summary>
/// The rule that external ids (of containers, classes and holds) share: 1 to 128 characters of
/// <c>A-Z a-z 0-9 . _ ~ -</c>.
/// </summary>
public static class ExternalId
{
    /// <summary>The most characters an external id may have; each is one byte in UTF-8.</summary>
    public const int LengthMax = 128;

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-");

    /// <summary>True if the text is a well-formed external id.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= LengthMax && !text.ContainsAnyExcept(s_allowed);
}
