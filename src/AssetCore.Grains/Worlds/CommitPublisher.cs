using AssetCore.Format.Frames;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Hosting;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Announces durable batches on the stream, one event in flight and a pause after it: what becomes durable meanwhile is
/// announced by the next event. Never delays the world and never fails it, for the stream is a hint. Used on the
/// world's scheduler only.
/// </summary>
internal sealed partial class CommitPublisher(
    WorldId world,
    IAsyncStream<CommitHint> stream,
    int frameBytesMax,
    TimeProvider time,
    ILogger<CommitPublisher> logger)
{
    /// <summary>
    /// The least time between two events, as long as a queue of the stream waits before it is looked at again: events
    /// that come faster arrive together, and each costs as much as some commits.
    /// </summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    // What is told of the last batch: its header, and all of it if it may ride on the event.
    private byte[] _last = [];
    private int _lastBytes;
    private FrameHeader _header;
    private WorldSeq _firstUnannounced;
    private int _unannounced;
    private bool _isPublishing;

    /// <summary>Takes a durable batch, and keeps nothing of its frame but a copy; returns at once.</summary>
    public void Announce(BatchFrame frame)
    {
        if (_unannounced++ == 0) _firstUnannounced = frame.Header.FirstWorldSeq;
        Keep(frame);
        if (_isPublishing) return;
        _isPublishing = true;
        _ = Detached.Start(PublishAsync);
    }

    private async Task PublishAsync()
    {
        try
        {
            // The world answers its callers first.
            await Task.Yield();
            while (_unannounced > 0)
            {
                await stream.OnNextAsync(TakeHint());
                await Task.Delay(s_pause, time);
            }
        }
        catch (Exception fault)
        {
            // The root of this loop. Readers find the batch in the log; the next batch announces itself again.
            LogNotPublished(world.Value, fault.Message);
        }
        finally
        {
            _isPublishing = false;
        }
    }

    // The frame's own bytes are used again for the next batch.
    private void Keep(BatchFrame frame)
    {
        _lastBytes = _unannounced == 1 && frame.Frame.Length <= frameBytesMax ? frame.Frame.Length : FrameHeader.Bytes;
        if (_last.Length < _lastBytes) _last = new byte[Math.Max(_lastBytes, 2 * _last.Length)];
        frame.Frame.Span[.._lastBytes].CopyTo(_last);
        _header = frame.Header;
    }

    private CommitHint TakeHint()
    {
        var kept = _last.AsSpan(0, _lastBytes);
        var hint = new CommitHint(
            world,
            _header.Epoch,
            _header.Batch,
            _firstUnannounced,
            _header.LastWorldSeq,
            FrameHash.Of(kept),
            kept.Length > FrameHeader.Bytes ? kept.ToArray() : ReadOnlyMemory<byte>.Empty);
        _unannounced = 0;
        return hint;
    }

    [LoggerMessage(1120, LogLevel.Warning, "A batch of world {World} could not be announced: {Reason}")]
    private partial void LogNotPublished(long world, string reason);
}
