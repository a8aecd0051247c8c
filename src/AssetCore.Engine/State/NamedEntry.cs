namespace AssetCore.Engine.State;

/// <summary>A container or a class in ordinal order of its external id.</summary>
/// <param name="Name">The external id; what orders.</param>
/// <param name="Index">The dense number.</param>
internal readonly record struct NamedEntry(string Name, int Index) : IComparable<NamedEntry>
{
    public int CompareTo(NamedEntry other) => string.CompareOrdinal(Name, other.Name);
}
