using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>Asks for a world that begins as another one was, as front doors take it.</summary>
public sealed record ForkWorldRequest
{
    /// <summary>The world to begin from. It is read, and stays as it is.</summary>
    public required WorldId SourceNamespaceId { get; init; }

    /// <summary>
    /// The fork begins behind the last commit of the source that ends at or below this, 1 or more; null for its head
    /// when it is asked.
    /// </summary>
    public WorldSeq? AtWorldSeq { get; init; }

    /// <summary>The number of the fork, 1 or more; never used before.</summary>
    public required WorldId NamespaceId { get; init; }

    /// <summary>
    /// The fork's name for people, 1 to <see cref="CommitLimits.NameLengthMax"/> characters; null for the source's.
    /// </summary>
    public string? DisplayName { get; init; }

    /// <summary>Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.</summary>
    public required string Reason { get; init; }
}
