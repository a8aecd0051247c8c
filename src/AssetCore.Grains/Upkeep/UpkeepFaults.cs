using AssetCore.Engine.Replay;
using AssetCore.Format;
using AssetCore.Ids;
using AssetCore.Log;

namespace AssetCore.Grains.Upkeep;

/// <summary>
/// What failed of the upkeep of worlds, each work of a world by itself, and how long it rests: twice as long after each
/// failure. Bytes that do not verify are given up until the world is opened again. Any thread.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="restFirst">The rest after the first failure, above 0.</param>
/// <param name="worldsMax">
/// Worlds remembered; what fails of more than that is tried again when one of their segments is sealed, or when they
/// are opened.
/// </param>
internal sealed class UpkeepFaults(TimeProvider time, TimeSpan restFirst, int worldsMax)
{
    /// <summary>
    /// The longest rest: a world that was closed, or that another silo writes by now, is looked at once an hour.
    /// </summary>
    public static readonly TimeSpan RestMax = TimeSpan.FromHours(1);

    /// <summary>What a timer can tell apart: who comes back may be early by that much.</summary>
    private static readonly TimeSpan s_grain = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<WorldId, Dictionary<string, Fault>> _faults = [];

    /// <summary>True if a fault says that trying again is of no use until a person has looked.</summary>
    public static bool IsForGood(Exception fault) =>
        fault is LogCorruptException or FormatFaultException or ReplayMismatchException;

    /// <summary>True if the last attempt of a work failed, and it is not given up.</summary>
    public bool IsOwed(WorldId world, string work)
    {
        lock (_gate) return Find(world, work) is { Rest: not null };
    }

    /// <summary>True if a work rests by now after a failure, or is given up.</summary>
    public bool Rests(WorldId world, string work)
    {
        lock (_gate) return Find(world, work) is { } fault && !(Left(fault) <= s_grain);
    }

    /// <summary>A work failed.</summary>
    public void Add(WorldId world, string work, bool isForGood)
    {
        lock (_gate)
        {
            if (!_faults.TryGetValue(world, out var ofWorld))
            {
                if (_faults.Count >= worldsMax) return;
                _faults[world] = ofWorld = new Dictionary<string, Fault>(StringComparer.Ordinal);
            }

            var rest = ofWorld.TryGetValue(work, out var before) && before.Rest is { } last ? 2 * last : restFirst;
            ofWorld[work] = new Fault(isForGood ? null : rest < RestMax ? rest : RestMax, time.GetTimestamp());
        }
    }

    /// <summary>A work was done.</summary>
    public void Remove(WorldId world, string work)
    {
        lock (_gate)
        {
            if (!_faults.TryGetValue(world, out var ofWorld)) return;
            ofWorld.Remove(work);
            if (ofWorld.Count == 0) _faults.Remove(world);
        }
    }

    /// <summary>Everything of a world may be tried anew.</summary>
    public void Forget(WorldId world)
    {
        lock (_gate) _faults.Remove(world);
    }

    /// <summary>After how long the next work of a world has rested, above 0; null if none rests.</summary>
    public TimeSpan? NextOf(WorldId world)
    {
        lock (_gate)
        {
            var next = _faults.GetValueOrDefault(world)?.Values.Min(Left);
            return next < s_grain ? s_grain : next;
        }
    }

    private Fault? Find(WorldId world, string work) =>
        _faults.TryGetValue(world, out var ofWorld) && ofWorld.TryGetValue(work, out var fault) ? fault : null;

    private TimeSpan? Left(Fault fault) => fault.Rest - time.GetElapsedTime(fault.At);

    /// <summary>The last failure of a work.</summary>
    /// <param name="Rest">How long it rests; null if it is given up.</param>
    /// <param name="At">Since when, as a timestamp of the clock.</param>
    private readonly record struct Fault(TimeSpan? Rest, long At);
}
