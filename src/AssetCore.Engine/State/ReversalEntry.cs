namespace AssetCore.Engine.State;

/// <summary>The mark of a reversed commit, in order of the commit's first sequence number.</summary>
/// <param name="Commit">The first sequence number of the commit; what orders.</param>
/// <param name="By">The first sequence number of its reversal.</param>
internal readonly record struct ReversalEntry(long Commit, long By) : IComparable<ReversalEntry>
{
    public int CompareTo(ReversalEntry other) => Commit.CompareTo(other.Commit);
}
