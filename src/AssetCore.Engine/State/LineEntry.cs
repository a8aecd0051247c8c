using AssetCore.Engine.Geometry;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>An instance on a line, in order of its centre, then of its number.</summary>
/// <param name="Span">What it covers; the length does not order.</param>
/// <param name="Instance">Which.</param>
internal readonly record struct LineEntry(LineSpan Span, InstanceId Instance) : IComparable<LineEntry>
{
    public int CompareTo(LineEntry other)
    {
        var order = Span.X.CompareTo(other.Span.X);
        return order != 0 ? order : Instance.CompareTo(other.Instance);
    }
}
