using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Recovery.Checkpoints;

namespace AssetCore.Grains.Upkeep;

/// <summary>
/// Sees the batches of one open world go by and asks for its upkeep: a checkpoint when replay would cost too much, the
/// chores when the world is opened and when a segment was sealed. Costs a few additions a batch. For the world's
/// journal; only <see cref="End"/> is
/// called from elsewhere.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="last">Its newest good checkpoint; null for none.</param>
/// <param name="tail">What replaying the batches since costs.</param>
/// <param name="service">What does the upkeep.</param>
internal sealed class UpkeepWatch(WorldId world, CheckpointRef? last, ReplayCost tail, UpkeepService service)
{
    private CheckpointRef? _last = last;
    private ReplayCost _tail = tail;
    private ReplayCost _tailWhenAsked;
    private BatchNumber? _segment;
    private long _restsSince;
    private bool _rests;
    private bool _wantsChores = true;
    private bool _isAsked;
    private UpkeepEnd? _end;

    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>True if the request that stands wants a checkpoint.</summary>
    public bool WantsCheckpoint { get; private set; }

    /// <summary>
    /// Asks for what is due by now; the chores are, since a process that ended may have left some of them half done.
    /// </summary>
    public void Begin() => AskIfDue();

    /// <summary>A durable batch went by.</summary>
    public void Pass(BatchFrame frame)
    {
        _tail += ReplayCost.Of(frame);
        if (frame.After is { Segment: var segment } && segment != _segment)
        {
            _wantsChores |= _segment is not null;
            _segment = segment;
        }

        AskIfDue();
    }

    /// <summary>The upkeep that was asked for has come to its end. Any thread.</summary>
    public void End(UpkeepEnd end) => Volatile.Write(ref _end, end);

    private void AskIfDue()
    {
        if (_isAsked)
        {
            if (Interlocked.Exchange(ref _end, null) is not { } end) return;
            Take(end);
        }

        var isDue = service.Policy.IsDue(_tail, _last);
        if (!isDue && !_wantsChores) return;
        if (_rests && !service.HasRested(_restsSince)) return;
        WantsCheckpoint = isDue;
        (_isAsked, _tailWhenAsked) = (true, _tail);
        if (service.TryAsk(this)) _wantsChores = false;
        else _isAsked = false;
    }

    private void Take(UpkeepEnd end)
    {
        _isAsked = false;
        (_rests, _restsSince) = (end.HasFailed, end.At);
        if (end.Taken is { } taken)
        {
            // Everything that had gone by when it was asked for was durable, so it is in the checkpoint.
            _last = taken;
            _tail += new ReplayCost(-_tailWhenAsked.Bytes, -_tailWhenAsked.Frames, -_tailWhenAsked.Events);
        }

        // Otherwise it is wanted only if a segment was sealed since it was asked for.
        _wantsChores |= end.HasFailed;
    }
}
