namespace AssetCore.Engine.State;

/// <summary>A hold under a number: its container's, or that at which it expires. By number, then by id.</summary>
/// <param name="Number">The number.</param>
/// <param name="Id">The hold; empty comes before every hold of the number.</param>
internal readonly record struct NumberedHold(long Number, string Id) : IComparable<NumberedHold>
{
    public int CompareTo(NumberedHold other)
    {
        var order = Number.CompareTo(other.Number);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }
}
