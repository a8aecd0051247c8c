using AssetCore.Commits;
using AssetCore.Format.Batches;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Operations;

namespace AssetCore.Recovery.Verification.Judging;

/// <summary>Reads commits that were reversed back out of the log, through the lineage of a fork. One caller at a
/// time.</summary>
/// <param name="store">Where the worlds are.</param>
/// <param name="world">The world.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
internal sealed class ReversedCommits(ILogStore store, WorldId world, TimeProvider time)
{
    private readonly TimelineReader _timeline = new(store, world, time);

    /// <summary>The commits that the reversals of a batch name, as far as they are there.</summary>
    /// <exception cref="LogCorruptException">What they stand in does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<Dictionary<CommitId, ReversedCommit>> ReadAsync(
        BatchFrame frame, CancellationToken cancellationToken)
    {
        var found = new Dictionary<CommitId, ReversedCommit>();
        foreach (var name in NamesIn(frame))
        {
            if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } commit) found[name] = commit;
        }

        return found;
    }

    /// <summary>The commit that a request reverses; null if it reverses none.</summary>
    public static CommitId? NameIn(CommitRequest request) =>
        request.Operations is [ReverseCommit reverse] ? reverse.CommitId : null;

    private static List<CommitId> NamesIn(BatchFrame frame)
    {
        var names = new List<CommitId>();
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            if (reader.Current.IsOfWorld) continue;
            if (NameIn(RequestCodec.Decode(reader.Current.Canonical)) is { } name) names.Add(name);
        }

        return names;
    }

    private async ValueTask<ReversedCommit?> FindAsync(CommitId name, CancellationToken cancellationToken)
    {
        var frames = _timeline.ReadFromAsync(name.WorldSeqStart, cancellationToken);
        await foreach (var frame in frames.ConfigureAwait(false)) return Find(frame.Frame, name);
        return null;
    }

    private static ReversedCommit? Find(BatchFrame frame, CommitId name)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            var commit = reader.Current;
            if (commit.CommitId != name) continue;
            ReadOnlyMemory<byte> events = commit.IsOfWorld ? default : commit.Events.ToArray();
            return new ReversedCommit(commit.WorldSeqStart, commit.WorldSeqEnd, commit.IsOfWorld, events);
        }

        return null;
    }
}
