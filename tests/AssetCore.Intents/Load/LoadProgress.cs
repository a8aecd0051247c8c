using System.Collections.Concurrent;
using System.Diagnostics;
using AssetCore.Intents.Journal;

namespace AssetCore.Intents.Load;

/// <summary>What a load has come to so far. Any thread.</summary>
internal sealed class LoadProgress
{
    private readonly ConcurrentDictionary<string, long> _codes = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _intents;
    private long _acknowledged;
    private long _refused;
    private long _lastAcknowledgement = Stopwatch.GetTimestamp();
    private TimeSpan _longestGap;
    private TimeSpan _longestWait;

    /// <summary>An intent is in the journal.</summary>
    public void Began() => Interlocked.Increment(ref _intents);

    /// <summary>An answer is in the journal.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="waited">Since the intent was first sent.</param>
    public void Heard(Answer answer, TimeSpan waited)
    {
        if (answer.Code is { } code) _codes.AddOrUpdate(code, 1, static (_, count) => count + 1);
        if (answer.IsRefusal) Interlocked.Increment(ref _refused);
        if (answer.IsAcknowledgement) Acknowledged(waited);
    }

    /// <summary>The numbers now.</summary>
    public LoadReport ToReport()
    {
        lock (_lock)
        {
            return new LoadReport(
                Interlocked.Read(ref _intents),
                _acknowledged,
                Interlocked.Read(ref _refused),
                (long)_longestGap.TotalMilliseconds,
                (long)_longestWait.TotalMilliseconds,
                new SortedDictionary<string, long>(_codes, StringComparer.Ordinal));
        }
    }

    private void Acknowledged(TimeSpan waited)
    {
        lock (_lock)
        {
            _acknowledged++;
            var now = Stopwatch.GetTimestamp();
            var gap = Stopwatch.GetElapsedTime(_lastAcknowledgement, now);
            _lastAcknowledgement = now;
            if (gap > _longestGap) _longestGap = gap;
            if (waited > _longestWait) _longestWait = waited;
        }
    }
}
