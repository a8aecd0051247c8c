using AssetCore.Ids;

namespace AssetCore.Grains.Upkeep;

/// <summary>The worlds whose chores come back by themselves, each at its time. Any thread.</summary>
/// <param name="time">The clock.</param>
/// <param name="worldsMax">
/// Worlds that may wait; of more than that the chores are run when a segment of theirs is sealed, or when they are
/// opened.
/// </param>
internal sealed class UpkeepReturns(TimeProvider time, int worldsMax) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WorldId, ITimer> _timers = [];
    private bool _isDisposed;

    /// <summary>Lets a world come back; what was set for it before is forgotten.</summary>
    /// <param name="world">The world.</param>
    /// <param name="after">After how long, above 0.</param>
    /// <param name="come">Called then, once, unless it was set again or this was disposed of.</param>
    public void Set(WorldId world, TimeSpan after, Action come)
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            if (_timers.Remove(world, out var before)) before.Dispose();
            if (_timers.Count >= worldsMax) return;

            // It may come before it is kept here, but not before the gate is open.
            ITimer? timer = null;
            timer = time.CreateTimer(_ => Come(world, () => timer, come), null, after, Timeout.InfiniteTimeSpan);
            _timers[world] = timer;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var timer in _timers.Values) timer.Dispose();
            _timers.Clear();
        }
    }

    private void Come(WorldId world, Func<ITimer?> timer, Action come)
    {
        lock (_gate)
        {
            if (!_timers.TryGetValue(world, out var kept) || kept != timer()) return;
            _timers.Remove(world);
            kept.Dispose();
        }

        come();
    }
}
