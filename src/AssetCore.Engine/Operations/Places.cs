using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Compares places as they are asked for.</summary>
internal static class Places
{
    /// <summary>
    /// True if both name one place; a rotation is not part of it. Kinds of containers are not looked at.
    /// </summary>
    public static bool AreSame(Location one, Location other) => (one, other) switch
    {
        (Location.Balance a, Location.Balance b) => a.Container == b.Container,
        (Location.GridCell a, Location.GridCell b) => a.Container == b.Container && a.Position == b.Position,
        (Location.Slot a, Location.Slot b) => a.Container == b.Container && a.SlotIndex == b.SlotIndex,
        (Location.Line a, Location.Line b) => a.Container == b.Container && a.X == b.X,
        (Location.Plane a, Location.Plane b) => a.Container == b.Container && a.X == b.X && a.Y == b.Y,
        _ => false,
    };
}
