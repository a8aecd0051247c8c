using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The row of a class.</summary>
/// <param name="Id">Its external id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Flags">Its bit mask.</param>
/// <param name="Behavior">What it demands, or null.</param>
public sealed record ClassRow(ClassId Id, string Name, ulong Flags, ClassBehavior? Behavior);
