using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions;

/// <summary>
/// The announcement of durable batches of a world, on the stream <see cref="CommitStream"/>. Immutable.
/// </summary>
/// <param name="World">The world.</param>
/// <param name="Epoch">The epoch of its writer.</param>
/// <param name="Batch">The last batch announced. Batches before it may have been announced by no other event.</param>
/// <param name="FirstWorldSeq">The first sequence number that no earlier event of this writer announced.</param>
/// <param name="LastWorldSeq">The last sequence number of <paramref name="Batch"/>: the head.</param>
/// <param name="Hash">The hash of that batch's frame: the link of the log's chain.</param>
/// <param name="Frame">
/// The frame of that batch as it stands in the log, if it is the only one announced and small enough; otherwise empty.
/// </param>
public sealed record CommitHint(
    WorldId World,
    Epoch Epoch,
    BatchNumber Batch,
    WorldSeq FirstWorldSeq,
    WorldSeq LastWorldSeq,
    Hash256 Hash,
    ReadOnlyMemory<byte> Frame)
{
    /// <summary>The most bytes of a frame that rides on an event: half of the stream's cache block of 1 MiB.</summary>
    public const int FrameBytesMax = 512 * 1024;

    /// <summary>Equality by value, the frame's bytes included.</summary>
    public bool Equals(CommitHint? other) =>
        other is not null
        && (World, Epoch, Batch) == (other.World, other.Epoch, other.Batch)
        && (FirstWorldSeq, LastWorldSeq, Hash) == (other.FirstWorldSeq, other.LastWorldSeq, other.Hash)
        && Frame.Span.SequenceEqual(other.Frame.Span);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(World, Batch, Hash);
}
