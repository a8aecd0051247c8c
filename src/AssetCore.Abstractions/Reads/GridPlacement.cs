using AssetCore.Containers;

namespace AssetCore.Reads;

/// <summary>Something on a grid.</summary>
/// <param name="Position">Its anchor, 1-based, row by row.</param>
/// <param name="X">The column of the anchor, 1-based.</param>
/// <param name="Y">The row of the anchor, 1-based.</param>
/// <param name="Occupant">What it is.</param>
/// <param name="Shape">Its registered shape, unturned.</param>
/// <param name="Rotation">Its turn.</param>
public readonly record struct GridPlacement(
    int Position,
    int X,
    int Y,
    Occupant Occupant,
    Shape Shape,
    Rotation Rotation);
