using AssetCore.Format.Events;

namespace AssetCore.Engine.State;

/// <summary>A row of the index of worlds, in order of the world's number.</summary>
/// <param name="World">The number; what orders.</param>
/// <param name="Row">The row; null in search keys only.</param>
internal readonly record struct WorldEntry(long World, WorldIndexRow? Row) : IComparable<WorldEntry>
{
    public int CompareTo(WorldEntry other) => World.CompareTo(other.World);
}
