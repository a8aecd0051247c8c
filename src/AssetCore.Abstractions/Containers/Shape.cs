namespace AssetCore.Containers;

/// <summary>The cells that something of a class covers on a grid.</summary>
/// <param name="Width">Cells across, 1 to <see cref="ContainerKind.PlacesMax"/>.</param>
/// <param name="Height">Cells down, 1 to <see cref="ContainerKind.PlacesMax"/>.</param>
public readonly record struct Shape(int Width, int Height)
{
    /// <summary>The cells covered after a turn.</summary>
    public Shape Turned(Rotation rotation) =>
        rotation is Rotation.Cw90 or Rotation.Cw270 ? new Shape(Height, Width) : this;
}
