using AssetCore.Errors;
using AssetCore.Grains.Commits;
using AssetCore.Ids;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// What queries wait for from their replica's loop: a sequence number, or a look at the log. Off the way of queries
/// that take what is there. Any thread.
/// </summary>
internal sealed class ReplicaAsks(HeadWatch head, Wake wake, TimeProvider time)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _advanced = NewSource();
    private TaskCompletionSource<Rejection?>? _look;
    private WorldSeq _wanted;
    private int _waiting;
    private int _following;
    private Rejection? _ended;

    /// <summary>The highest sequence number that somebody waits for; none if nobody does.</summary>
    public WorldSeq Wanted
    {
        get
        {
            lock (_gate) return _wanted;
        }
    }

    /// <summary>Waits until readers see a sequence number; false if they do not within the time.</summary>
    public async Task<bool> WaitForAsync(WorldSeq worldSeq, TimeSpan wait)
    {
        if (head.Applied >= worldSeq) return true;
        var began = time.GetTimestamp();
        Enter(worldSeq);
        try
        {
            while (true)
            {
                var advanced = Advanced();
                if (head.Applied >= worldSeq) return true;
                var left = wait - time.GetElapsedTime(began);
                if (left <= TimeSpan.Zero || HasEnded()) return false;
                await advanced.WaitAsync(left, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Waits until readers see a sequence number, for at most a time. Nothing is looked for on account of who waits
    /// here, however many they are: the loop hears of new batches by itself.
    /// </summary>
    /// <param name="worldSeq">What is waited for.</param>
    /// <param name="wait">How long.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is thrown.</param>
    public async Task WaitForNewsAsync(WorldSeq worldSeq, TimeSpan wait, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        lock (_gate) _following++;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                // Before anything is looked at, so that whatever happens from here on is heard.
                var advanced = Advanced();
                var left = wait - time.GetElapsedTime(began);
                if (head.Applied >= worldSeq || left <= TimeSpan.Zero || HasEnded()) return;
                await advanced.WaitAsync(left, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            lock (_gate) _following--;
        }
    }

    /// <summary>Waits until the loop has read the log to its end once more; otherwise tells why not.</summary>
    public async Task<Rejection?> LookAsync(TimeSpan wait)
    {
        var look = RequestLook();
        try
        {
            // Building the replica may have used up the time; a look that is done by now still counts.
            return await look.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time);
        }
        catch (TimeoutException)
        {
            return Refusals.StorageUnavailable("the log was not read in time");
        }
    }

    /// <summary>Asks the loop to read the log to its end once more.</summary>
    public Task<Rejection?> RequestLook()
    {
        lock (_gate)
        {
            if (_ended is not null) return Task.FromResult<Rejection?>(_ended);
            _look ??= new TaskCompletionSource<Rejection?>(TaskCreationOptions.RunContinuationsAsynchronously);
            wake.Call();
            return _look.Task;
        }
    }

    /// <summary>Takes the open request for a look, if there is one. For the loop, which must complete it.</summary>
    public TaskCompletionSource<Rejection?>? TakeLook()
    {
        lock (_gate)
        {
            var look = _look;
            _look = null;
            return look;
        }
    }

    /// <summary>The replica is at its end, and whoever waits hears why. For the loop.</summary>
    public void End(Rejection rejection)
    {
        lock (_gate) _ended = rejection;
        TakeLook()?.SetResult(rejection);
        Advance();
    }

    /// <summary>Readers see more than before. For the loop.</summary>
    public void Advance()
    {
        TaskCompletionSource advanced;
        lock (_gate)
        {
            advanced = _advanced;
            if (_waiting + _following == 0) return;
            _advanced = NewSource();
        }

        advanced.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task Advanced()
    {
        lock (_gate) return _advanced.Task;
    }

    private bool HasEnded()
    {
        lock (_gate) return _ended is not null;
    }

    private void Enter(WorldSeq worldSeq)
    {
        lock (_gate)
        {
            _waiting++;
            if (worldSeq > _wanted) _wanted = worldSeq;
        }

        wake.Call();
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_waiting == 0) _wanted = WorldSeq.None;
        }
    }
}
