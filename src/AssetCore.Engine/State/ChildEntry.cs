namespace AssetCore.Engine.State;

/// <summary>An attachment, by parent, then by child.</summary>
/// <param name="Parent">The parent's number.</param>
/// <param name="Child">The child's number; 0 comes before every child of the parent.</param>
internal readonly record struct ChildEntry(long Parent, long Child) : IComparable<ChildEntry>
{
    public int CompareTo(ChildEntry other)
    {
        var order = Parent.CompareTo(other.Parent);
        return order != 0 ? order : Child.CompareTo(other.Child);
    }
}
