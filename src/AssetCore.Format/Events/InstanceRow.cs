using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The row of an instance.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="Parent">What it is attached to; number 0 for nothing.</param>
/// <param name="Place">Where it is.</param>
public sealed record InstanceRow(ClassIndex Class, uint? Key, InstanceId Parent, InstancePlace Place);
