using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>
/// A place behind a batch from which a log can be read on: what a checkpoint keeps of the log. All of it comes from
/// frames that were verified, and whoever reads on holds the next frame against it.
/// </summary>
/// <param name="Segment">The first batch of the segment, which gives its name.</param>
/// <param name="Offset">Where the next frame begins in it, in bytes; 0 only where a fork begins.</param>
/// <param name="Frames">Frames before the place in this segment, 0 only where a fork begins.</param>
/// <param name="Head">The head after the batch.</param>
/// <param name="Nonce">The writer of the batch.</param>
/// <param name="StateHash">The hash over the whole state after the batch.</param>
public sealed record LogStart(
    BatchNumber Segment, long Offset, int Frames, LogHead Head, WriterNonce Nonce, Hash128 StateHash)
{
    /// <summary>
    /// Where the log of a fork begins: behind the last batch that it shares with its source. The first frame of its own
    /// names the SHA-256 of its first checkpoint as the hash before it, and begins an epoch.
    /// </summary>
    /// <param name="manifest">The manifest of the fork.</param>
    /// <param name="timeMs">The time of that batch, as the checkpoint tells it; 0 if nobody looked.</param>
    /// <param name="stateHash">The hash over the state that the fork begins with; zero if nobody looked.</param>
    /// <exception cref="ArgumentException">The world is no fork, or has lost its first checkpoint.</exception>
    public static LogStart OfFork(WorldManifest manifest, long timeMs, Hash128 stateHash)
    {
        if (manifest is not { Lineage: { } lineage, Genesis: { } genesis })
            throw new ArgumentException($"World {manifest.World} is no fork with a first checkpoint", nameof(manifest));
        var head = new LogHead(lineage.Batch, lineage.WorldSeq, Epoch.None, timeMs, genesis.Sha256);
        return new LogStart(lineage.Batch.Next, 0, 0, head, default, stateHash);
    }
}
