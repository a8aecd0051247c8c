using System.Collections.Immutable;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Reads commits out of batches of the log, for histories.</summary>
public static class HistoryQueries
{
    /// <summary>
    /// The commits of one batch whose end is at or above <paramref name="from"/> and, if a container is named, that
    /// changed it or what it holds; at most <paramref name="limit"/>, in order.
    /// </summary>
    public static ImmutableArray<CommitItem> ReadCommits(
        in FrameHeader header,
        ReadOnlySpan<byte> payload,
        WorldSeq from,
        ContainerIndex? container,
        int limit) => throw new NotImplementedException();

    /// <summary>One commit with its events as JSON; null if the batch does not hold it. The state supplies external ids.</summary>
    public static CommitView? ReadCommit(in FrameHeader header, ReadOnlySpan<byte> payload, CommitId id, WorldState names) =>
        throw new NotImplementedException();

    /// <summary>The dense number of a container that exists.</summary>
    public static ContainerIndex? Find(WorldState state, ContainerId id) => throw new NotImplementedException();
}
