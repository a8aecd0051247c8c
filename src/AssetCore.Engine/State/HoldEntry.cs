using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>An open hold, in ordinal order of its id.</summary>
/// <param name="Id">Its id; what orders.</param>
/// <param name="Row">Its row; null in search keys only.</param>
/// <param name="ContentHash">What the row adds to the content hash.</param>
internal readonly record struct HoldEntry(string Id, HoldRow? Row, Hash128 ContentHash) : IComparable<HoldEntry>
{
    /// <summary>What finds the entry of an id.</summary>
    public static HoldEntry KeyOf(string id) => new(id, null, Hash128.Zero);

    public int CompareTo(HoldEntry other) => string.CompareOrdinal(Id, other.Id);
}
