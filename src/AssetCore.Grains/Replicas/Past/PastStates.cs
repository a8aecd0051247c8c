using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Grains.Commits;
using AssetCore.Ids;

namespace AssetCore.Grains.Replicas.Past;

/// <summary>
/// The states of the past on one silo: each replayed once, off every scheduler, for all who ask for it, and kept for a
/// while. A replay that outlasts its caller goes on, so that the next one finds it further. Any thread.
/// </summary>
internal sealed class PastStates(ReplicaServices services) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();

    // Those used last stand last.
    private readonly List<PastEntry> _entries = [];
    private bool _isDisposed;

    /// <summary>Waits for the state behind the last commit that ends at or below a sequence number.</summary>
    /// <param name="world">The world.</param>
    /// <param name="asOf">The sequence number, at most the durable head.</param>
    /// <param name="wait">How long to wait; nothing or less asks whether it is there.</param>
    /// <returns>The state, which nobody changes any more; or why there is none yet.</returns>
    public async Task<(WorldState? State, Rejection? Refusal)> GetAsync(WorldId world, WorldSeq asOf, TimeSpan wait)
    {
        if (FindOrBegin(world, asOf) is not { } entry)
            return (null, Refusals.TooManyPasts(services.Options.PastBuildsMax));
        if (wait > TimeSpan.Zero)
        {
            await ((Task)entry.Replaying).WaitAsync(wait, services.Time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!entry.Replaying.IsCompleted) return (null, Refusals.PastNotReady(world, asOf, entry.Percent));
        var result = await entry.Replaying;
        if (result.State is null) Forget(entry);
        return result;
    }

    /// <summary>Drops the states that nobody has asked for in a while.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            _entries.RemoveAll(entry => entry.Replaying.IsCompleted
                && services.Time.GetElapsedTime(entry.AskedAt) > services.Options.ReplicaIdleAge);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        PastEntry[] entries;
        lock (_gate)
        {
            // By the silo's lifecycle, and by its container afterwards.
            if (_isDisposed) return;
            _isDisposed = true;
            entries = [.. _entries];
            _entries.Clear();
        }

        await _stop.CancelAsync();
        foreach (var entry in entries) await entry.Replaying;
        _stop.Dispose();
    }

    private PastEntry? FindOrBegin(WorldId world, WorldSeq asOf)
    {
        lock (_gate)
        {
            var entry = _entries.Find(known => known.World == world && known.Covers(asOf));
            if (entry is null)
            {
                if (_entries.Count(known => !known.Replaying.IsCompleted) >= services.Options.PastBuildsMax)
                    return null;
                MakeRoom();
                entry = new PastEntry(world, asOf, services, _stop.Token);
            }
            else
            {
                _entries.Remove(entry);
            }

            entry.AskedAt = services.Time.GetTimestamp();
            _entries.Add(entry);
            return entry;
        }
    }

    private void MakeRoom()
    {
        while (_entries.Count >= services.Options.PastStatesMax)
        {
            var oldest = _entries.FindIndex(static entry => entry.Replaying.IsCompleted);
            if (oldest < 0) return;
            _entries.RemoveAt(oldest);
        }
    }

    private void Forget(PastEntry entry)
    {
        lock (_gate) _entries.Remove(entry);
    }
}
