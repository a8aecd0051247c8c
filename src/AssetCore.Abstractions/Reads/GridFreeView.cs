using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>Where the next thing of a class and key would fit on a grid, unturned.</summary>
/// <param name="ContainerId">The grid.</param>
/// <param name="Class">The class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="Shape">The shape that was looked up for it.</param>
/// <param name="Position">The lowest anchor where it fits, 1-based, row by row; null if there is none.</param>
/// <param name="X">The column of the anchor, 1-based; null if there is none.</param>
/// <param name="Y">The row of the anchor, 1-based; null if there is none.</param>
public sealed record GridFreeView(
    ContainerId ContainerId,
    ClassId Class,
    uint? Key,
    Shape Shape,
    int? Position,
    int? X,
    int? Y) : QueryAnswer;
