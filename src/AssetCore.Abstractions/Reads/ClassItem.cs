using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>A class as lists and single reads show it.</summary>
/// <param name="ClassId">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Flags">Its bit mask.</param>
/// <param name="Behavior">What it demands, or null.</param>
public sealed record ClassItem(ClassId ClassId, string Name, ulong Flags, ClassBehavior? Behavior);
