namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Which query follows. Numbers are never reused.</summary>
internal enum QueryTag : byte
{
    None = 0,
    Containers = 1,
    Container = 2,
    Contents = 3,
    Balances = 4,
    Slots = 5,
    GridCells = 6,
    Classes = 7,
    Class = 8,
    ClassShapes = 9,
    Instance = 10,
    FreshnessOnly = 11,
    Commits = 12,
    Commit = 13,
    Overlaps = 14,
    GridFree = 15,
    ClassExtents = 16,
    ClassStats = 17,
    Children = 18,
    Holds = 19,
    Hold = 20,
    Follow = 21,
}
