using AssetCore.Engine;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Reading;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// Replays a log beside the walk along its chain, and believes nothing: rows before, state hashes, requests. What does
/// not fit ends the replay and not the walk. One caller at a time.
/// </summary>
internal sealed class ReplayCheck
{
    private readonly WorldId _world;
    private readonly WorldBlobs _blobs;
    private readonly VerifyFindings _findings;
    private readonly HashSet<BatchNumber> _wanted;
    private readonly ExpectedHead? _expected;
    private readonly IndexCheck _indexes;
    private readonly StateChangeMemory _changes;
    private bool _isBroken;
    private bool _meetsExpectedNext;

    /// <summary>A replay from the beginning.</summary>
    /// <param name="world">The world.</param>
    /// <param name="blobs">Its blobs.</param>
    /// <param name="manifest">Its manifest, for the checkpoints that it names; null if there is none.</param>
    /// <param name="beginning">What a fork begins with; null for a world that is none.</param>
    /// <param name="indexes">What makes indexes again.</param>
    /// <param name="expected">What the log must hold.</param>
    /// <param name="findings">Where findings go.</param>
    public ReplayCheck(
        WorldId world,
        WorldBlobs blobs,
        WorldManifest? manifest,
        LoadedState? beginning,
        IndexCheck indexes,
        ExpectedHead? expected,
        VerifyFindings findings)
    {
        (_world, _blobs, _indexes, _expected, _findings) = (world, blobs, indexes, expected, findings);
        _wanted = [.. manifest?.Checkpoints.Select(checkpoint => checkpoint.Batch) ?? []];
        var restored = beginning?.Restored;
        Engine = restored is null ? new WorldEngine(world) : WorldEngine.Restore(world, restored);
        _changes = new StateChangeMemory(restored?.Change, restored?.State.World);

        // Nothing tells what a fork begins with if its first checkpoint is bad: then there is nothing to replay on.
        _isBroken = manifest?.Lineage is not null && restored is null;
    }

    /// <summary>The engine, at the end of what was replayed.</summary>
    public WorldEngine Engine { get; }

    /// <summary>The first batches of segments that the walk came through.</summary>
    public HashSet<BatchNumber> Segments { get; } = [];

    /// <summary>The writer of the last batch; null before the first.</summary>
    public WriterNonce? Writer { get; private set; }

    /// <summary>What replay came to where checkpoints stand.</summary>
    public Dictionary<BatchNumber, ReplayedPlace> Places { get; } = [];

    /// <summary>The hash of the batch that ends at the expected sequence number; null if none does.</summary>
    public Hash256? ExpectedFound { get; private set; }

    /// <summary>The hash of the seal behind it; null if there is none.</summary>
    public Hash256? ExpectedSeal { get; private set; }

    /// <summary>Looks at the next batch of the chain. Always null: the walk is to go on.</summary>
    public string? Check(BatchFrame frame)
    {
        var after = frame.After!;
        Segments.Add(after.Segment);
        Writer = frame.Header.Nonce;
        Expect(frame, after);
        if (_isBroken) return null;
        if (Replay(frame) is { } fault)
        {
            _isBroken = true;
            _findings.Add(At(fault, frame, after));
        }
        else
        {
            _indexes.Add(frame);
            Remember(after);
        }

        return null;
    }

    private void Remember(LogStart after)
    {
        if (!_wanted.Contains(after.Head.Batch)) return;
        var digest = CheckpointDigest.Of(Engine, _changes.Last, CheckpointPlaces.HeadOf(_world, after));
        Places[after.Head.Batch] = new ReplayedPlace(after, digest);
    }

    private Finding? Replay(BatchFrame frame)
    {
        try
        {
            Engine.Replay(frame.Header, frame.Payload.Span);
            _changes.Pass(frame, Engine.State.World);
        }
        catch (ReplayMismatchException mismatch)
        {
            return new Finding(FindingKind.Replay, mismatch.Reason) { WorldSeq = mismatch.WorldSeq };
        }
        catch (Exception fault) when (fault is FormatFaultException or InvariantBrokenException or ArgumentException)
        {
            return new Finding(FindingKind.Replay, fault.Message);
        }

        if (CommitCheck.FindFault(frame) is { } request)
            _findings.Add(At(request, frame, frame.After!));
        return null;
    }

    // The next frame names the one before it, be it a batch or a seal.
    private void Expect(BatchFrame frame, LogStart after)
    {
        if (_expected is null) return;
        if (_meetsExpectedNext && frame.Header.PreviousHash != ExpectedFound) ExpectedSeal = frame.Header.PreviousHash;
        _meetsExpectedNext = after.Head.WorldSeq == _expected.WorldSeq;
        if (_meetsExpectedNext) ExpectedFound = after.Head.Hash;
    }

    private Finding At(Finding finding, BatchFrame frame, LogStart after) => finding with
    {
        Blob = _blobs.NameOf(after.Segment).Value,
        Offset = after.Offset - frame.Frame.Length,
        Batch = frame.Header.Batch,
    };
}
