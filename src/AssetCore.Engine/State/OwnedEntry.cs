namespace AssetCore.Engine.State;

/// <summary>A container that has an owner: by owner, then in ordinal order of its external id.</summary>
/// <param name="Owner">The owner.</param>
/// <param name="Name">The external id; empty comes before every container of the owner.</param>
/// <param name="Index">The dense number; does not order.</param>
internal readonly record struct OwnedEntry(uint Owner, string Name, int Index) : IComparable<OwnedEntry>
{
    public int CompareTo(OwnedEntry other)
    {
        var order = Owner.CompareTo(other.Owner);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }
}
