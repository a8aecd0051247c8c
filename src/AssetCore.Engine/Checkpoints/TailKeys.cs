using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>
/// The keys of a tail, and which keys they make the table forget. Forgetting always takes the oldest, and under one
/// pair of limits the last commit asks for the most of it: so that commit is all that needs to be known of each pair.
/// </summary>
internal sealed class TailKeys
{
    // 128 KiB: the garbage collector leaves arrays of this size where they are.
    private const int PageBits = 11;
    private const int PageEntries = 1 << PageBits;

    private readonly List<Reign> _reigns = [new Reign(null, 0, WorldSeq.None)];
    private readonly List<IdempotencyEntry[]> _pages = [];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The sum of their hashes.</summary>
    public Hash128 Hash { get; private set; }

    /// <summary>A commit of a client.</summary>
    public void Add(in IdempotencyEntry entry)
    {
        if (Count == _pages.Count * PageEntries) _pages.Add(new IdempotencyEntry[PageEntries]);
        _pages[^1][Count++ & (PageEntries - 1)] = entry;
        Hash += entry.Hash;
        _reigns[^1] = _reigns[^1] with { Added = Count, Head = entry.WorldSeqEnd };
    }

    /// <summary>An entry, in the order in which they came.</summary>
    public ref readonly IdempotencyEntry At(int index) => ref _pages[index >> PageBits][index & (PageEntries - 1)];

    /// <summary>The limits that hold for what comes next.</summary>
    public void Begin(WorldRow? limits) => _reigns.Add(new Reign(limits, Count, WorldSeq.None));

    /// <summary>
    /// Which keys are forgotten after the tail: those with a number below <c>First</c> and those whose commits end at
    /// or below <c>Through</c>.
    /// </summary>
    /// <param name="keysEver">Keys that there ever were before the tail.</param>
    /// <param name="before">The world's row before the tail.</param>
    public (long First, WorldSeq Through) Forgotten(long keysEver, WorldRow? before)
    {
        var (first, through) = (0L, 0L);
        foreach (var reign in _reigns)
        {
            // No commit took place under these limits.
            if (reign.Head == WorldSeq.None) continue;
            if ((reign.Limits ?? before) is not { } limits) continue;
            first = Math.Max(first, keysEver + reign.Added - limits.IdempotencyKeysMax);
            if (limits.IdempotencyAgeMax > 0)
                through = Math.Max(through, reign.Head.Value - limits.IdempotencyAgeMax);
        }

        return (first, new WorldSeq(through));
    }

    private readonly record struct Reign(WorldRow? Limits, int Added, WorldSeq Head);
}
