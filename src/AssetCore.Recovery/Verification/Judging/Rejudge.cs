using AssetCore.Engine;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery.Verification.Judging;

/// <summary>
/// Judges a whole log again, in an engine of its own. A batch that differs is a finding, and the next one is judged on
/// what the log says.
/// </summary>
/// <param name="store">Where the world is.</param>
/// <param name="world">The world.</param>
/// <param name="blobs">Its blobs.</param>
/// <param name="beginning">What a fork begins with; null for a world that is none.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="findings">Where findings go.</param>
internal sealed class Rejudge(
    ILogStore store,
    WorldId world,
    WorldBlobs blobs,
    LoadedState? beginning,
    TimeProvider time,
    VerifyFindings findings)
{
    private readonly ReversedCommits _reversed = new(store, world, time);
    private readonly WorldEngine _engine = beginning?.Restored is { } restored
        ? WorldEngine.Restore(world, restored)
        : new WorldEngine(world);

    /// <summary>Judges every batch up to one.</summary>
    /// <param name="last">The last batch that replay came through: behind it there is nothing to judge on.</param>
    /// <param name="meter">Told of each batch.</param>
    /// <param name="cancellationToken">Ends the judging.</param>
    /// <returns>Batches that came to the very same bytes.</returns>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<long> RunAsync(BatchNumber last, VerifyMeter meter, CancellationToken cancellationToken)
    {
        var same = 0L;
        var judge = new BatchJudge(_engine);
        var reader = new WorldLogReader(store, world);
        var frames = beginning?.Start is { } start
            ? reader.ReadAsync(start, cancellationToken)
            : reader.ReadAsync(BatchNumber.None.Next, cancellationToken);
        if (_engine.Batch >= last) return 0;
        await foreach (var frame in frames.ConfigureAwait(false))
        {
            if (await JudgeAsync(judge, frame, cancellationToken).ConfigureAwait(false) is not { } isSame) break;
            if (isSame) same++;
            meter.Judge(frame.Header.LastWorldSeq, frame.Frame.Length);
            if (frame.Header.Batch >= last) break;
        }

        return same;
    }

    /// <summary>True if the batch came out the same, false if not, null if nothing can be judged after it.</summary>
    private async ValueTask<bool?> JudgeAsync(BatchJudge judge, BatchFrame frame, CancellationToken cancellationToken)
    {
        try
        {
            var reversed = await _reversed.ReadAsync(frame, cancellationToken).ConfigureAwait(false);
            if (judge.Run(frame, reversed) is not { } difference) return true;
            Add(difference, frame);
            return false;
        }
        catch (WorldPurgedException purged)
        {
            _engine.Replay(frame.Header, frame.Payload.Span);
            findings.Note($"batch {frame.Header.Batch} reverses a commit that cannot be read: {purged.Message}");
            return false;
        }
        catch (Exception fault) when (
            fault is InvariantBrokenException or FormatFaultException or ReplayMismatchException or ArgumentException)
        {
            Add(new Finding(FindingKind.Rejudge, $"the rules break off: {fault.Message}"), frame);
            return null;
        }
    }

    private void Add(Finding finding, BatchFrame frame)
    {
        var after = frame.After!;
        findings.Add(finding with
        {
            Blob = blobs.NameOf(after.Segment).Value,
            Offset = after.Offset - frame.Frame.Length,
            Batch = frame.Header.Batch,
        });
    }
}
