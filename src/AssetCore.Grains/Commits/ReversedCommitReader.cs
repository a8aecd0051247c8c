using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Format.Batches;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery;

namespace AssetCore.Grains.Commits;

/// <summary>
/// Reads commits that are to be reversed out of a world's log. A commit's name leads to its batch, and whoever knows
/// the name was told after the batch was durable. Any thread.
/// </summary>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
/// <param name="time">The clock of timeouts.</param>
internal sealed class ReversedCommitReader(ILogStore store, WorldId world, TimeProvider time)
{
    /// <summary>
    /// A look into the log takes milliseconds. With what a call to the world may take it stays below the 20 s that a
    /// caller waits.
    /// </summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    // Remembers where batches stand, so it is kept from one reversal to the next.
    private readonly TimelineReader _log = new(store, world, time);

    /// <summary>
    /// Prepares a reversal with the commit that it names, or without one if the log does not hold it. Judging that is
    /// the world's part: a reversal that has taken place gets its receipt first, even if the log cannot be read now.
    /// </summary>
    /// <returns>
    /// The reversal, and why the log could not be read if so; or no reversal, and why it is refused.
    /// </returns>
    public async Task<(PreparedCommit? Commit, Rejection? Refusal)> PrepareAsync(ReverseCall call)
    {
        var request = call.Request;
        using var timeout = new CancellationTokenSource(s_timeout, time);
        try
        {
            var reversed = await FindAsync(request.CommitId, timeout.Token);
            return reversed is not null && !call.MayChangeSchema && reversed.CheckEvents()
                ? (null, Refusals.MayNotChangeSchema(request.CommitId))
                : (PreparedCommit.CreateReverse(request.ToCommit(), reversed), null);
        }
        catch (Exception fault) when (fault is LogCorruptException or FormatFaultException)
        {
            return Unread(request, Refusals.LogCorrupt(fault.Message));
        }
        catch (WorldPurgedException fault)
        {
            return (null, Refusals.HistoryGone(fault.World, fault.Message));
        }
        catch (StorageUnavailableException fault)
        {
            return Unread(request, Refusals.StorageUnavailable(fault.Message));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            var late = $"commit {request.CommitId} could not be read in time";
            return Unread(request, Refusals.StorageUnavailable(late));
        }
    }

    private static (PreparedCommit Commit, Rejection Refusal) Unread(ReverseRequest request, Rejection reason)
    {
        var unread = ReversedCommit.Unread(request.CommitId.WorldSeqStart);
        return (PreparedCommit.CreateReverse(request.ToCommit(), unread), reason);
    }

    private async Task<ReversedCommit?> FindAsync(CommitId commit, CancellationToken cancellationToken)
    {
        await foreach (var (frame, through) in _log.ReadFromAsync(commit.WorldSeqStart, cancellationToken))
            return Find(frame, through, commit);
        return null;
    }

    private static ReversedCommit? Find(BatchFrame frame, WorldSeq through, CommitId commit)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            var record = reader.Current;
            if (record.WorldSeqStart < commit.WorldSeqStart) continue;
            if (record.CommitId != commit || record.WorldSeqEnd > through) return null;

            // A copy: the frame is a view into a chunk of the log, and what the world made itself is refused unread.
            ReadOnlyMemory<byte> events = record.IsOfWorld ? default : record.Events.ToArray();
            return new ReversedCommit(record.WorldSeqStart, record.WorldSeqEnd, record.IsOfWorld, events);
        }

        return null;
    }
}
