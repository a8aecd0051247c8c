using AssetCore.Containers;

namespace AssetCore.Format.Events;

/// <summary>The row of a stack.</summary>
/// <param name="Container">The grid it stands on.</param>
/// <param name="Position">Its anchor, 1-based, row by row.</param>
/// <param name="Class">Its class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="Quantity">Whole units, above zero.</param>
/// <param name="Rotation">Its turn.</param>
/// <param name="Footprint">The cells it covers as it stands, turned; so replay needs no look-up of shapes.</param>
public sealed record StackRow(
    ContainerIndex Container,
    int Position,
    ClassIndex Class,
    uint? Key,
    long Quantity,
    Rotation Rotation,
    Shape Footprint);
