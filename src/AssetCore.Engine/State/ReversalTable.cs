using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>The marks of reversed commits, kept for ever: 16 bytes each.</summary>
internal sealed class ReversalTable(HashSums sums)
{
    private SortedPages<ReversalEntry> _marks = new();

    /// <summary>The marks, by the commit they are on.</summary>
    public SortedPages<ReversalEntry> InOrder => _marks;

    /// <summary>The first sequence number of the reversal of a commit; null if it is not reversed.</summary>
    public WorldSeq? Get(WorldSeq commit) =>
        _marks.TryGet(new ReversalEntry(commit.Value, 0), out var entry) ? new WorldSeq(entry.By) : null;

    public void Set(WorldSeq commit, WorldSeq? by)
    {
        var key = new ReversalEntry(commit.Value, by.GetValueOrDefault().Value);
        if (_marks.TryGet(key, out var old)) sums.Internal -= RowHashes.Reversal(old);
        if (by is null)
        {
            _marks.Remove(key);
            return;
        }

        _marks.Set(key);
        sums.Internal += RowHashes.Reversal(key);
    }

    public ReversalTable Clone(HashSums ofSums) => new(ofSums) { _marks = _marks.Clone() };
}
