using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>
/// The open holds of a world by id, and by what they are asked for: their container, and when they expire. What they
/// reserve stands in the balances.
/// </summary>
internal sealed class HoldTable
{
    private readonly HashSums _sums;
    private readonly ClassStock _classStock;
    private readonly SortedPages<HoldEntry> _inOrder;
    private readonly SortedPages<NumberedHold> _byContainer;
    private readonly SortedPages<NumberedHold> _byWorldSeq;
    private readonly SortedPages<NumberedHold> _byTime;

    public HoldTable(HashSums sums, ClassStock classStock)
    {
        _sums = sums;
        _classStock = classStock;
        _inOrder = new SortedPages<HoldEntry>();
        _byContainer = new SortedPages<NumberedHold>();
        _byWorldSeq = new SortedPages<NumberedHold>();
        _byTime = new SortedPages<NumberedHold>();
    }

    private HoldTable(HoldTable source, HashSums sums, ClassStock classStock)
    {
        _sums = sums;
        _classStock = classStock;
        _inOrder = source._inOrder.Clone();
        _byContainer = source._byContainer.Clone();
        _byWorldSeq = source._byWorldSeq.Clone();
        _byTime = source._byTime.Clone();
    }

    /// <summary>All open holds, in ordinal order of their ids.</summary>
    public SortedPages<HoldEntry> InOrder => _inOrder;

    /// <summary>The open holds by the dense number of their container, then by id.</summary>
    public SortedPages<NumberedHold> ByContainer => _byContainer;

    /// <summary>The row of a hold; null if none of this id is open.</summary>
    public HoldRow? Get(HoldId id) => _inOrder.TryGet(HoldEntry.KeyOf(id.Value), out var entry) ? entry.Row : null;

    /// <summary>True if a balance of the container is reserved by a hold.</summary>
    public bool IsAnyIn(ContainerIndex container)
    {
        var walk = _byContainer.After(new NumberedHold(container.Value, ""));
        return walk.MoveNext() && walk.Current.Number == container.Value;
    }

    /// <summary>True if a hold is expired at this head and batch time.</summary>
    public bool IsAnyExpired(WorldSeq head, long timeMs) =>
        HasUpTo(_byWorldSeq, head.Value) || HasUpTo(_byTime, timeMs);

    /// <summary>The first holds that are expired at this head and batch time, in ordinal order of their ids.</summary>
    /// <param name="head">The head.</param>
    /// <param name="timeMs">The batch time.</param>
    /// <param name="limit">Holds at most.</param>
    public List<HoldId> Expired(WorldSeq head, long timeMs, int limit)
    {
        var ids = new List<HoldId>();
        if (!TryAddUpTo(_byWorldSeq, head.Value, limit, ids) || !TryAddUpTo(_byTime, timeMs, limit, ids))
            return FirstExpired(head, timeMs, limit);
        ids.Sort();
        RemoveRepeats(ids);
        return ids;
    }

    public void Set(HoldId id, HoldRow? row, ContainerTable containers, ClassTable classes)
    {
        if (_inOrder.TryGet(HoldEntry.KeyOf(id.Value), out var old))
        {
            _sums.Content -= old.ContentHash;
            _classStock.AddHold(old.Row!, -1);
            Unlist(id.Value, old.Row!);
        }

        if (row is null)
        {
            _inOrder.Remove(HoldEntry.KeyOf(id.Value));
            return;
        }

        var hash = RowHashes.Hold(id, row, containers[row.Container].NameHash, classes[row.Class].NameHash);
        _classStock.AddHold(row, 1);
        _inOrder.Set(new HoldEntry(id.Value, row, hash));
        _byContainer.Set(new NumberedHold(row.Container.Value, id.Value));
        if (row.ExpiresAtWorldSeq is { } worldSeq) _byWorldSeq.Set(new NumberedHold(worldSeq.Value, id.Value));
        if (row.ExpiresAtMs is { } timeMs) _byTime.Set(new NumberedHold(timeMs, id.Value));
        _sums.Content += hash;
    }

    public HoldTable Clone(HashSums sums, ClassStock classStock) => new(this, sums, classStock);

    private static bool HasUpTo(SortedPages<NumberedHold> holds, long number)
    {
        var walk = holds.FromStart();
        return walk.MoveNext() && walk.Current.Number <= number;
    }

    // False if there are more than the limit.
    private static bool TryAddUpTo(SortedPages<NumberedHold> holds, long number, int limit, List<HoldId> ids)
    {
        for (var walk = holds.FromStart(); walk.MoveNext() && walk.Current.Number <= number;)
        {
            if (ids.Count == limit) return false;
            ids.Add(new HoldId(walk.Current.Id));
        }

        return true;
    }

    // A hold that is expired in both ways was found twice.
    private static void RemoveRepeats(List<HoldId> sorted)
    {
        var kept = 0;
        for (var i = 0; i < sorted.Count; i++)
            if (kept == 0 || sorted[kept - 1] != sorted[i]) sorted[kept++] = sorted[i];
        sorted.RemoveRange(kept, sorted.Count - kept);
    }

    // Where many are expired, the first of them are found sooner in order of ids than by sorting them all.
    private List<HoldId> FirstExpired(WorldSeq head, long timeMs, int limit)
    {
        var ids = new List<HoldId>(limit);
        for (var walk = _inOrder.FromStart(); ids.Count < limit && walk.MoveNext();)
        {
            var row = walk.Current.Row!;
            if (row.ExpiresAtWorldSeq <= head || row.ExpiresAtMs <= timeMs) ids.Add(new HoldId(walk.Current.Id));
        }

        return ids;
    }

    private void Unlist(string id, HoldRow row)
    {
        _byContainer.Remove(new NumberedHold(row.Container.Value, id));
        if (row.ExpiresAtWorldSeq is { } worldSeq) _byWorldSeq.Remove(new NumberedHold(worldSeq.Value, id));
        if (row.ExpiresAtMs is { } timeMs) _byTime.Remove(new NumberedHold(timeMs, id));
    }
}
