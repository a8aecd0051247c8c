using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Batches;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Grains.Commits;

/// <summary>
/// Reads commits that are to be reversed out of a world's log. A commit's name leads to its batch, and whoever knows
/// the name was told after the batch was durable. Any thread.
/// </summary>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
internal sealed class ReversedCommitReader(ILogStore store, WorldId world)
{
    /// <summary>
    /// A look into the log takes milliseconds. With what a call to the world may take it stays below the 20 s that a
    /// caller waits.
    /// </summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    // Remembers where batches stand, so it is kept from one reversal to the next.
    private readonly WorldLogReader _log = new(store, world);

    /// <summary>
    /// Prepares a reversal with the commit that it names, or without one if the log does not hold it. Judging that is
    /// the world's part: a reversal that has taken place gets its receipt first.
    /// </summary>
    public async Task<(PreparedCommit? Commit, Rejection? Refusal)> PrepareAsync(ReverseRequest request)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        try
        {
            var reversed = await FindAsync(request.CommitId, timeout.Token);
            return (PreparedCommit.CreateReverse(request.ToCommit(), reversed), null);
        }
        catch (LogCorruptException fault)
        {
            return (null, Refusals.LogCorrupt(fault.Message));
        }
        catch (StorageUnavailableException fault)
        {
            return (null, Refusals.StorageUnavailable(fault.Message));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return (null, Refusals.StorageUnavailable($"commit {request.CommitId} could not be read in time"));
        }
    }

    private async Task<ReversedCommit?> FindAsync(CommitId commit, CancellationToken cancellationToken)
    {
        await foreach (var frame in _log.ReadFromAsync(commit.WorldSeqStart, cancellationToken))
            return Find(frame, commit);
        return null;
    }

    private static ReversedCommit? Find(BatchFrame frame, CommitId commit)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            var record = reader.Current;
            if (record.WorldSeqStart < commit.WorldSeqStart) continue;
            if (record.CommitId != commit) return null;

            // A copy: the frame is a view into a chunk of the log, and what the world made itself is refused unread.
            ReadOnlyMemory<byte> events = record.IsOfWorld ? default : record.Events.ToArray();
            return new ReversedCommit(record.WorldSeqStart, record.WorldSeqEnd, record.IsOfWorld, events);
        }

        return null;
    }
}
