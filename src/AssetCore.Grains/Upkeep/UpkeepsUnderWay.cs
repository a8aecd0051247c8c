using AssetCore.Ids;

namespace AssetCore.Grains.Upkeep;

/// <summary>
/// The worlds whose upkeep is under way, and what was asked for them meanwhile: a world's upkeep runs one at a time.
/// As many as there are workers, and for each of them at most one request that waits. Any thread.
/// </summary>
internal sealed class UpkeepsUnderWay
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WorldId, UpkeepAsk?> _waiting = [];

    /// <summary>
    /// True if nobody works for the world: the caller does now, and calls <see cref="End"/>. Otherwise who does is
    /// given the request at its end.
    /// </summary>
    public bool TryBegin(UpkeepAsk ask)
    {
        lock (_gate)
        {
            if (_waiting.TryAdd(ask.World, null)) return true;
            _waiting[ask.World] = _waiting[ask.World]?.With(ask) ?? ask;
            return false;
        }
    }

    /// <summary>
    /// Ends what was begun for a world. What was asked for meanwhile is the caller's to run, and to end, next; null if
    /// nothing was, and the world is free.
    /// </summary>
    public UpkeepAsk? End(WorldId world)
    {
        lock (_gate)
        {
            var next = _waiting[world];
            if (next is null) _waiting.Remove(world);
            else _waiting[world] = null;
            return next;
        }
    }
}
