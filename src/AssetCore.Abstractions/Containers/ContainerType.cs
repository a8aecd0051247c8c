namespace AssetCore.Containers;

/// <summary>The five kinds of containers. Numbers stand in logs and are never reused.</summary>
public enum ContainerType : byte
{
    /// <summary>Not a kind.</summary>
    None = 0,

    /// <summary><c>balance</c>.</summary>
    Balance = 1,

    /// <summary><c>slots</c>.</summary>
    Slots = 2,

    /// <summary><c>grid</c>.</summary>
    Grid = 3,

    /// <summary><c>continuous_line_1d</c>.</summary>
    Line = 4,

    /// <summary><c>continuous_grid_2d</c>.</summary>
    Plane = 5,
}
