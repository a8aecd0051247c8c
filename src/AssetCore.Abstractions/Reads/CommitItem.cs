using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;

namespace AssetCore.Reads;

/// <summary>A commit as histories show it.</summary>
/// <param name="CommitId">Its name.</param>
/// <param name="WorldSeqStart">The first event it caused.</param>
/// <param name="WorldSeqEnd">The last event it caused.</param>
/// <param name="CommitTimeMs">The time of its batch in milliseconds since 1970-01-01 UTC.</param>
/// <param name="ActorId">Who asked, or null.</param>
/// <param name="Metadata">The metadata it was sent with, or null.</param>
/// <param name="Origin">The origin it was sent with, or null.</param>
/// <param name="Operations">The operations as asked; empty for commits that the world made itself.</param>
public sealed record CommitItem(
    CommitId CommitId,
    WorldSeq WorldSeqStart,
    WorldSeq WorldSeqEnd,
    long CommitTimeMs,
    string? ActorId,
    JsonText? Metadata,
    JsonText? Origin,
    ImmutableArray<Operation> Operations)
{
    /// <summary>Events it caused.</summary>
    public long EventCount => WorldSeqEnd.Value - WorldSeqStart.Value + 1;
}
