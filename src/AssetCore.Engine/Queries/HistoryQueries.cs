using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Engine.State;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Requests;
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
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static ImmutableArray<CommitItem> ReadCommits(
        in FrameHeader header,
        ReadOnlySpan<byte> payload,
        WorldSeq from,
        ContainerIndex? container,
        int limit)
    {
        var bytesLeft = long.MaxValue;
        return ReadCommits(header, payload, (from, header.LastWorldSeq), container, limit, ref bytesLeft);
    }

    /// <summary>
    /// The same between two bounds, and none after the one with which a number of bytes is used up.
    /// </summary>
    /// <param name="header">The header of the batch.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="range">The ends of the first and of the last commit, or below and above them.</param>
    /// <param name="container">The container that was changed; null for any.</param>
    /// <param name="limit">Commits at most.</param>
    /// <param name="bytesLeft">
    /// Bytes of requests and events, as the log encodes them, whose commits may still be given out; less what was given
    /// out, so zero or less when nothing is left.
    /// </param>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static ImmutableArray<CommitItem> ReadCommits(
        in FrameHeader header,
        ReadOnlySpan<byte> payload,
        (WorldSeq From, WorldSeq Through) range,
        ContainerIndex? container,
        int limit,
        ref long bytesLeft)
    {
        var items = ImmutableArray.CreateBuilder<CommitItem>();
        var reader = new BatchReader(payload, header.FirstWorldSeq);
        while (items.Count < limit && bytesLeft > 0 && reader.MoveNext())
        {
            var commit = reader.Current;
            if (commit.WorldSeqEnd < range.From) continue;
            if (commit.WorldSeqEnd > range.Through) break;
            if (container is { } asked && !ContainerTouch.IsIn(commit.Events, asked)) continue;
            items.Add(Item(commit, header));
            bytesLeft -= commit.Canonical.Length + commit.Events.Length;
        }

        return items.ToImmutable();
    }

    /// <summary>
    /// All commits of one batch whose end is at or above <paramref name="from"/> with their events as JSON, at most
    /// <paramref name="limit"/>, in order; in one walk. The state, which has applied the
    /// batch, supplies external ids.
    /// </summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    /// <exception cref="InvalidOperationException">The state has not applied the batch.</exception>
    public static ImmutableArray<CommitView> ReadViews(
        in FrameHeader header, ReadOnlySpan<byte> payload, WorldSeq from, int limit, WorldState names)
    {
        var views = ImmutableArray.CreateBuilder<CommitView>();
        var reader = new BatchReader(payload, header.FirstWorldSeq);
        while (views.Count < limit && reader.MoveNext())
        {
            var commit = reader.Current;
            if (commit.WorldSeqEnd < from) continue;
            views.Add(View(commit, header, new StateNames(names)));
        }

        return views.ToImmutable();
    }

    /// <summary>
    /// One commit with its events as JSON; null if the batch does not hold it. The state, which has applied the batch,
    /// supplies external ids.
    /// </summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    /// <exception cref="InvalidOperationException">The state has not applied the batch.</exception>
    public static CommitView? ReadCommit(
        in FrameHeader header, ReadOnlySpan<byte> payload, CommitId id, WorldState names) =>
        ReadCommit(header, payload, id, new StateNames(names));

    /// <summary>
    /// One commit with its events as JSON; null if the batch does not hold it. Names are asked for one at a time, so
    /// that whoever supplies them need not hold a state meanwhile.
    /// </summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static CommitView? ReadCommit(
        in FrameHeader header, ReadOnlySpan<byte> payload, CommitId id, IEventNames names)
    {
        var reader = new BatchReader(payload, header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            if (reader.Current.CommitId == id) return View(reader.Current, header, names);
        }

        return null;
    }

    /// <summary>A commit of a batch with its events as JSON.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="header">The header of its batch.</param>
    /// <param name="names">Supplies external ids, one at a time.</param>
    /// <exception cref="AssetCore.Format.FormatFaultException">The events are none.</exception>
    public static CommitView View(in CommitRecord commit, in FrameHeader header, IEventNames names) =>
        new(Item(commit, header), EventJson.TextsOf(commit.Events, names));

    /// <summary>The dense number of a container that exists.</summary>
    public static ContainerIndex? Find(WorldState state, ContainerId id) =>
        state.Containers.TryFind(id, out var index) ? index : null;

    // What is sealed stays so: keys are the business of whoever has them.
    private static CommitItem Item(in CommitRecord commit, in FrameHeader header)
    {
        var request = RequestCodec.DecodeLogged(commit.Canonical, out var box);
        return new CommitItem(
            commit.CommitId,
            commit.WorldSeqStart,
            commit.WorldSeqEnd,
            header.TimeMs,
            request.ActorId,
            request.Metadata,
            request.Origin,
            request.Operations)
        {
            SubjectId = request.SubjectId,
            Sealed = box is null
                ? null
                : new SealedMembers(header.World, commit.KeyDigest, commit.RequestDigest, box),
        };
    }
}
