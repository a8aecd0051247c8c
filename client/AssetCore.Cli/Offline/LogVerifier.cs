using AssetCore.Engine;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;

namespace AssetCore.Cli.Offline;

/// <summary>
/// Walks a log from its first byte, checks every frame against its checksums and against the one before, and replays
/// the engine beside it, which holds every before-value and every state hash against the state. Reads only.
/// </summary>
/// <param name="log">The log.</param>
internal sealed class LogVerifier(OpenLog log)
{
    private readonly WorldEngine _engine = new(log.World);
    private readonly FramePlace _place = new(log.Segments);
    private LogHead _head = LogHead.Empty;
    private WriterNonce? _writer;
    private long _commits;
    private long _writers;
    private long _bytes;

    /// <summary>Verifies to the durable end, or to the first fault.</summary>
    /// <param name="report">Told of the bytes verified so far.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="CliFault">The store does not give the log out.</exception>
    public async Task<VerifyReport> RunAsync(Action<double, string> report, CancellationToken cancellationToken)
    {
        var found = await FindBreakAsync(report, cancellationToken);
        return new VerifyReport(
            log.World,
            _head,
            _commits,
            _writers,
            log.Segments.Length,
            _bytes,
            _engine.State.StateHash,
            _engine.State.ContentHash,
            found);
    }

    private async Task<LogBreak?> FindBreakAsync(Action<double, string> report, CancellationToken cancellationToken)
    {
        try
        {
            var frames = new WorldLogReader(log.Store, log.World).ReadAsync(_head.Batch.Next, cancellationToken);
            await foreach (var frame in frames)
            {
                _place.Pass(frame.Header.Batch, frame.Frame.Length);
                if (FindFault(frame) is { } fault) return await LocateAsync(frame.Header, fault, cancellationToken);
                Pass(frame);
                report(_bytes, $"world_seq {_head.WorldSeq}");
            }

            return FindUnread();
        }
        catch (LogCorruptException exception)
        {
            return new LogBreak("frame", exception.Blob, exception.Offset, _head.Batch.Next, null, exception.Reason);
        }
        catch (Exception exception) when (
            exception is StorageUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw OpenLog.NotReadable(exception);
        }
    }

    private Fault? FindFault(BatchFrame frame)
    {
        if (FindFaultOfOrder(frame.Header) is { } order) return new Fault("frame", null, order);
        try
        {
            _engine.Replay(frame.Header, frame.Payload.Span);
            return null;
        }
        catch (ReplayMismatchException exception)
        {
            return new Fault("replay", exception.WorldSeq, exception.Reason);
        }
        catch (Exception exception) when (exception is FormatFaultException or InvariantBrokenException)
        {
            return new Fault("replay", null, exception.Message);
        }
    }

    // The reader checks all of this between the frames that it hands out. An audit trusts nobody, itself included.
    private string? FindFaultOfOrder(FrameHeader header)
    {
        if (header.World != log.World) return $"the frame belongs to world {header.World}";
        if (header.Batch != _head.Batch.Next) return $"batch {_head.Batch.Next} was expected";
        if (header.FirstWorldSeq != _head.WorldSeq.Next)
            return $"it begins at world_seq {header.FirstWorldSeq} and {_head.WorldSeq.Next} was expected";
        if (header.LastWorldSeq < header.FirstWorldSeq)
            return $"it ends at world_seq {header.LastWorldSeq}, before it begins";
        if (header.Epoch.CompareTo(_head.Epoch) < 0) return $"its epoch {header.Epoch} is below {_head.Epoch}";
        if (header.TimeMs < _head.TimeMs) return $"its time {header.TimeMs} is before {_head.TimeMs}";
        // The chain runs through the seals too, which only the reader sees; where it begins can be told here.
        return _head.Batch == BatchNumber.None && header.PreviousHash != default
            ? "the first frame continues another one"
            : null;
    }

    private void Pass(BatchFrame frame)
    {
        var header = frame.Header;
        _head = new LogHead(
            header.Batch, header.LastWorldSeq, header.Epoch, header.TimeMs, FrameHash.Of(frame.Frame.Span));
        _commits += header.CommitCount;
        _bytes += frame.Frame.Length;
        if (_writer != header.Nonce) _writers++;
        _writer = header.Nonce;
    }

    // Segments that were there before the walk began must have been walked; what a writer has added since is its own.
    private LogBreak? FindUnread()
    {
        var unread = log.Segments.FirstOrDefault(segment => segment.FirstBatch > _head.Batch.Next);
        if (unread == default) return null;
        var reason = $"the log ends before this batch, but a segment of later batches is there: {unread.Name}";
        return new LogBreak("frame", null, null, _head.Batch.Next, null, reason);
    }

    private async Task<LogBreak> LocateAsync(FrameHeader header, Fault fault, CancellationToken cancellationToken)
    {
        var isCertain = _place.IsCertain(await log.ListAsync(cancellationToken), header.Batch);
        var (blob, offset) = isCertain ? (_place.Segment?.Value, (long?)_place.Offset) : (null, null);
        return new LogBreak(fault.Check, blob, offset, header.Batch, fault.WorldSeq, fault.Reason);
    }

    private sealed record Fault(string Check, WorldSeq? WorldSeq, string Reason);
}
