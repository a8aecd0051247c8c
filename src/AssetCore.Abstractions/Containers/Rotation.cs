namespace AssetCore.Containers;

/// <summary>A turn of a shape on a grid, clockwise. Numbers stand in logs and are never reused.</summary>
public enum Rotation : byte
{
    /// <summary><c>none</c>.</summary>
    None = 0,

    /// <summary><c>cw90</c>: width and height change places.</summary>
    Cw90 = 1,

    /// <summary><c>cw180</c>.</summary>
    Cw180 = 2,

    /// <summary><c>cw270</c>: width and height change places.</summary>
    Cw270 = 3,
}
