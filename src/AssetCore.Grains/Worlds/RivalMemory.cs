using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Remembers the worlds that another cluster took from this silo, so that two clusters that both believe in themselves
/// do not take one world from each other without end: each rests for longer every time. One per silo; any thread.
/// </summary>
/// <remarks>
/// A rival of the same cluster is another matter: Orleans settles who is right, and the activation that is not ends.
/// </remarks>
internal sealed class RivalMemory(string clusterId, AssetCoreOptions options, TimeProvider time)
{
    /// <summary>
    /// Worlds remembered. More of them than this in rivalry at once is one fault of configuration, and what is
    /// forgotten costs no more than a shorter pause.
    /// </summary>
    private const int WorldsMax = 16_384;

    private readonly Lock _gate = new();
    private readonly Dictionary<WorldId, Rivalry> _worlds = [];

    /// <summary>A writer of this silo was fenced.</summary>
    /// <returns>How long the silo leaves the world alone; zero if the rival is of its own cluster, or
    /// unknown.</returns>
    public TimeSpan Meet(WorldId world, AppendOutcome.Fenced fenced)
    {
        if (fenced.ClusterId is null || fenced.ClusterId == clusterId) return TimeSpan.Zero;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var before = _worlds.GetValueOrDefault(world);
            var pause = before is null || IsForgotten(before, now) ? options.RivalPauseMin : before.Pause * 2;
            if (pause > options.RivalPauseMax) pause = options.RivalPauseMax;
            if (before is null) MakeRoom(now);

            // Between all and half as much again, so that two clusters do not come back in step.
            var rest = pause * (1 + (Jitter.Next(time) / 2));
            _worlds[world] = new Rivalry(pause, now, rest, NameOf(fenced));
            return rest;
        }
    }

    /// <summary>Who has the world, and how long it is to be left alone; null if it may be opened.</summary>
    public (string Rival, TimeSpan Left)? Find(WorldId world)
    {
        lock (_gate)
        {
            if (!_worlds.TryGetValue(world, out var rivalry)) return null;
            var left = rivalry.Rest - time.GetElapsedTime(rivalry.Since);
            return left > TimeSpan.Zero ? (rivalry.Rival, left) : null;
        }
    }

    /// <summary>The other writer, for people.</summary>
    public static string NameOf(AppendOutcome.Fenced fenced) => fenced.Holder is { Length: > 0 } holder
        ? $"{holder}, of cluster {fenced.ClusterId}"
        : "another writer";

    // Long after the last meeting, the next one is a new story.
    private bool IsForgotten(Rivalry rivalry, long now) =>
        time.GetElapsedTime(rivalry.Since, now) > rivalry.Rest + (2 * options.RivalPauseMax);

    private void MakeRoom(long now)
    {
        if (_worlds.Count < WorldsMax) return;
        foreach (var (world, rivalry) in _worlds)
        {
            if (IsForgotten(rivalry, now)) _worlds.Remove(world);
        }

        if (_worlds.Count >= WorldsMax) _worlds.Remove(_worlds.MinBy(pair => pair.Value.Since).Key);
    }

    private sealed record Rivalry(TimeSpan Pause, long Since, TimeSpan Rest, string Rival);
}
