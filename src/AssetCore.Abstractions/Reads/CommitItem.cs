using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AssetCore.Commits;
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
    /// <summary>Whom the commit is about; null for nobody.</summary>
    public SubjectId? SubjectId { get; init; }

    /// <summary>
    /// True if <see cref="ActorId"/>, <see cref="Metadata"/> and <see cref="Origin"/> are null because the key of the
    /// subject that they were sealed under is not there any more.
    /// </summary>
    public bool IsErased { get; init; }

    /// <summary>
    /// The three members as the log holds them, which are null here: for a reader that has no keys, or before one that
    /// has them looked. Null once they were opened or found erased, and for a commit without a subject.
    /// </summary>
    public SealedMembers? Sealed { get; init; }

    /// <summary>Events it caused.</summary>
    public long EventCount => WorldSeqEnd.Value - WorldSeqStart.Value + 1;

    // What may be about a person must not reach a log by being printed.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{CommitId}, {WorldSeqStart}..{WorldSeqEnd}, subject {SubjectId}");
        return true;
    }
}
