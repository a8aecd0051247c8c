using System.Runtime.CompilerServices;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Recovery;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// The two copies of a world's state and the end of the chain they have reached: takes frames in groups, each the next
/// of the chain, and shows readers a whole group at a time. For the replica's loop alone, except <see cref="Read"/>.
/// </summary>
internal sealed class ReplicaSides
{
    /// <summary>
    /// Frames shown at once. A group is applied in some milliseconds, so readers fall behind no further.
    /// </summary>
    private const int GroupFramesMax = 256;

    /// <summary>Bytes in a group, about: a group holds its frames in memory until both sides have them.</summary>
    private const int GroupBytesMax = 8 * 1024 * 1024;

    private readonly WorldId _world;
    private readonly LeftRight<WorldState> _states;

    private ReplicaSides(WorldId world, WorldState state, Hash256 lastHash)
    {
        _world = world;
        _states = new LeftRight<WorldState>(state, state.Clone());
        LastHash = lastHash;
        Batch = state.Batch;
        WorldSeq = state.Head;
    }

    /// <summary>The last batch that readers see.</summary>
    public BatchNumber Batch { get; private set; }

    /// <summary>The last sequence number that readers see.</summary>
    public WorldSeq WorldSeq { get; private set; }

    private Hash256 LastHash { get; set; }

    /// <summary>The two copies of a state that was built; the state is theirs from now on.</summary>
    public static ReplicaSides Of(WorldId world, RecoveredReplica recovered) =>
        new(world, recovered.State, recovered.End.Head.Hash);

    /// <summary>Holds the copy that readers see. Any thread.</summary>
    public LeftRight<WorldState>.Hold Read() => _states.Read();

    /// <summary>The next group out of the cache; empty if the next frame is not there or does not fit.</summary>
    public HeldFrames NextCached(FrameCache cache)
    {
        var group = new HeldFrames();
        var (hash, bytes) = (LastHash, 0);
        for (var batch = Batch.Next; group.Frames.Count < GroupFramesMax && bytes < GroupBytesMax; batch = batch.Next)
        {
            if (!cache.TryHold(_world, batch, group)) break;
            var frame = group.Frames[^1];
            if (frame.Header.PreviousHash != hash)
            {
                // Not of this chain, or the first of a segment, which continues the seal before it: the log will tell.
                cache.Drop(_world, batch);
                group.RemoveLast();
                break;
            }

            hash = FrameHash.Of(frame.Frame.Span);
            bytes += frame.Frame.Length;
        }

        return group;
    }

    /// <summary>What the log has after the last batch, in groups.</summary>
    public async IAsyncEnumerable<List<BatchFrame>> NextLogged(
        WorldLogReader log, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (group, bytes) = (new List<BatchFrame>(), 0);
        await foreach (var frame in log.ReadAsync(Batch.Next, cancellationToken))
        {
            group.Add(frame);
            bytes += frame.Frame.Length;
            if (group.Count < GroupFramesMax && bytes < GroupBytesMax) continue;
            yield return group;
            (group, bytes) = (new List<BatchFrame>(), 0);
        }

        if (group.Count > 0) yield return group;
    }

    /// <summary>Applies a group to the hidden copy and shows it to readers.</summary>
    /// <exception cref="ReplayMismatchException">
    /// A frame is not the next one, or leads to another state than its writer had.
    /// </exception>
    public void Publish(IReadOnlyList<BatchFrame> group)
    {
        var state = _states.Hidden;
        foreach (var frame in group) LastHash = Apply(frame, state);
        (Batch, WorldSeq) = (state.Batch, state.Head);
        _states.Publish();
    }

    /// <summary>Waits for the readers of the other copy and applies the group to it as well.</summary>
    public async ValueTask EvenOutAsync(IReadOnlyList<BatchFrame> group)
    {
        await _states.DrainAsync();
        foreach (var frame in group) Replayer.Apply(_states.Hidden, frame.Header, frame.Payload.Span);
    }

    // The chain is not looked at here: the log's reader has followed it over the seals between segments, and frames of
    // the cache were held against it above. A batch of another history would lead to another state.
    private static Hash256 Apply(BatchFrame frame, WorldState state)
    {
        ChainedReplay.Apply(state, frame);
        return FrameHash.Of(frame.Frame.Span);
    }
}
