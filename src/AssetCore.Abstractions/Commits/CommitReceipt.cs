using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AssetCore.Ids;
using AssetCore.Text;

namespace AssetCore.Commits;

/// <summary>
/// What a commit that took place is known by. A replay equals the first receipt in all but <see
/// cref="IdempotentReplay"/>.
/// </summary>
/// <param name="World">The world.</param>
/// <param name="CommitId">The commit's name.</param>
/// <param name="WorldSeqStart">The first event it caused.</param>
/// <param name="WorldSeqEnd">The last event it caused.</param>
/// <param name="MintedInstances">The instances it minted, in order of their operations.</param>
/// <param name="TimeMs">The time of its batch in milliseconds since 1970-01-01 UTC.</param>
/// <param name="IdempotentReplay">True if the commit had taken place before and this is its receipt again.</param>
/// <param name="IdempotencyKey">The key it was sent under.</param>
/// <param name="Metadata">The metadata it was sent with.</param>
public sealed record CommitReceipt(
    WorldId World,
    CommitId CommitId,
    WorldSeq WorldSeqStart,
    WorldSeq WorldSeqEnd,
    ImmutableArray<MintedInstance> MintedInstances,
    long TimeMs,
    bool IdempotentReplay,
    string? IdempotencyKey,
    JsonText? Metadata)
{
    /// <summary>
    /// True if the commit named a subject whose key is destroyed: <see cref="Metadata"/> is null then, whatever it was,
    /// and so is what else could be compared of the request but its operations. False for every first receipt.
    /// </summary>
    public bool IsErased { get; init; }

    /// <summary>Events that the commit caused: its sequence numbers, both ends included.</summary>
    public long EventCount => WorldSeqEnd.Value - WorldSeqStart.Value + 1;

    /// <summary>Equality by value, minted instances included.</summary>
    public bool Equals(CommitReceipt? other) =>
        other is not null
        && (World, CommitId, TimeMs) == (other.World, other.CommitId, other.TimeMs)
        && (WorldSeqStart, WorldSeqEnd) == (other.WorldSeqStart, other.WorldSeqEnd)
        && (IdempotentReplay, IdempotencyKey) == (other.IdempotentReplay, other.IdempotencyKey)
        && IsErased == other.IsErased
        && Equals(Metadata, other.Metadata)
        && MintedInstances.AsSpan().SequenceEqual(other.MintedInstances.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(World, CommitId, WorldSeqEnd);

    // Metadata may be about a person: it must not reach a log by being printed.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"{World}, {CommitId}, {WorldSeqStart}..{WorldSeqEnd}, replay {IdempotentReplay}, erased {IsErased}");
        return true;
    }
}
