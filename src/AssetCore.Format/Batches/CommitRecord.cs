using AssetCore.Format.Binary;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Batches;

/// <summary>One commit of a batch payload, as a view over the payload's bytes: <c>docs/formats/batch.md</c>.</summary>
public readonly ref struct CommitRecord
{
    /// <summary>True for a commit that the world made itself: it has no key and no operations.</summary>
    public bool IsOfWorld { get; init; }

    /// <summary>The digest of its idempotency key; zero for a commit of the world.</summary>
    public Hash128 KeyDigest { get; init; }

    /// <summary>The digest of its request.</summary>
    public Hash128 RequestDigest { get; init; }

    /// <summary>Its first event.</summary>
    public WorldSeq WorldSeqStart { get; init; }

    /// <summary>Its last event.</summary>
    public WorldSeq WorldSeqEnd { get; init; }

    /// <summary>The first instance it minted; number 0 if none.</summary>
    public InstanceId FirstMinted { get; init; }

    /// <summary>The request in its canonical encoding.</summary>
    public ReadOnlySpan<byte> Canonical { get; init; }

    /// <summary>
    /// For each operation a varint: the events it caused. They add up to the events of the commit, or to 0 for a commit
    /// that changed nothing. Empty for a commit of the world.
    /// </summary>
    public ReadOnlySpan<byte> EventCounts { get; init; }

    /// <summary>The events, one after another.</summary>
    public ReadOnlySpan<byte> Events { get; init; }

    /// <summary>Where <see cref="Events"/> begins in the payload.</summary>
    public int EventsOffset { get; init; }

    // The events and what follows them in the payload.
    internal ReadOnlySpan<byte> EventsWithRoom { get; init; }

    /// <summary>Its events, 1 or more.</summary>
    public int EventCount => checked((int)(WorldSeqEnd.Value - WorldSeqStart.Value + 1));

    /// <summary>
    /// A reader of <see cref="Events"/>: quicker than one made of them, since it knows that bytes follow which it may
    /// look at.
    /// </summary>
    public ByteReader EventsReader =>
        EventsWithRoom.IsEmpty ? new ByteReader(Events) : new ByteReader(EventsWithRoom, Events.Length);

    /// <summary>The commit's name.</summary>
    public CommitId CommitId => Digest.CommitIdOf(WorldSeqStart, RequestDigest);
}
