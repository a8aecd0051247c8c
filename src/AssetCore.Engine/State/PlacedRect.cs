using AssetCore.Engine.Geometry;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>An instance on a plane, in order of its number.</summary>
/// <param name="Instance">Which.</param>
/// <param name="Rect">What it covers; does not order.</param>
internal readonly record struct PlacedRect(InstanceId Instance, PlaneRect Rect) : IComparable<PlacedRect>
{
    public int CompareTo(PlacedRect other) => Instance.CompareTo(other.Instance);
}
