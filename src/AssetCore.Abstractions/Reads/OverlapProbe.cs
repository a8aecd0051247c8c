namespace AssetCore.Reads;

/// <summary>An outline to hold against what stands on a line or a plane; in scaled units.</summary>
public abstract record OverlapProbe
{
    private OverlapProbe()
    {
    }

    /// <summary>A span on a line.</summary>
    /// <param name="CenterX">Its centre.</param>
    /// <param name="Length">Its length, 1 to <see cref="AssetCore.Containers.Extent.SideMax"/>.</param>
    public sealed record Span(long CenterX, long Length) : OverlapProbe;

    /// <summary>A rectangle on a plane.</summary>
    /// <param name="CenterX">Its centre's x.</param>
    /// <param name="CenterY">Its centre's y.</param>
    /// <param name="Width">Its width, 1 to <see cref="AssetCore.Containers.Extent.SideMax"/>.</param>
    /// <param name="Height">Its height, 1 to <see cref="AssetCore.Containers.Extent.SideMax"/>.</param>
    /// <param name="RotationMillideg">Its turn in millidegrees, 0 to 359,999.</param>
    public sealed record Rectangle(long CenterX, long CenterY, long Width, long Height, int RotationMillideg)
        : OverlapProbe;
}
