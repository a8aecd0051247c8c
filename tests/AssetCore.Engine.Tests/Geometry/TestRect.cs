using AssetCore.Engine.Geometry;

namespace AssetCore.Engine.Tests.Geometry;

/// <summary>A rectangle as a caller gives it.</summary>
public readonly record struct TestRect(long X, long Y, int Millideg, long Width, long Height)
{
    internal PlaneRect Engine => PlaneRect.At(X, Y, Millideg, Width, Height);
}
