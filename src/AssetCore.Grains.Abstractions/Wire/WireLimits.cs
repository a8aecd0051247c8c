using AssetCore.Commits;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>
/// Bounds on what a codec reads from another silo or a client, so that no length can ask for all memory.
/// </summary>
internal static class WireLimits
{
    /// <summary>Bytes of one request in canonical encoding: no request is larger than its JSON.</summary>
    public const int CanonicalBytesMax = CommitLimits.BodyBytesMax;

    /// <summary>Commits in one call: a bulk request, or what a gateway joins, by operations.</summary>
    public const int CommitsMax = 65_536;

    /// <summary>Characters of a sentence for people: a refusal's detail, with two ids and its numbers.</summary>
    public const int SentenceLengthMax = 16 * 1024;

    /// <summary>Facts behind one refusal.</summary>
    public const int FactsMax = 64;

    /// <summary>Characters of a list cursor: two ids and two numbers, in base 64.</summary>
    public const int CursorLengthMax = 1024;

    /// <summary>Bytes of one event as JSON: a class with the longest name, escaped, twice.</summary>
    public const int EventBytesMax = 64 * 1024;

    /// <summary>Bytes of one answer as JSON: a commit with the most events it may have.</summary>
    public const int AnswerBytesMax = 64 * 1024 * 1024;
}
