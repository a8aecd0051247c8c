using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Reads;

/// <summary>An instance as lists show it.</summary>
/// <param name="InstId">Its number.</param>
/// <param name="Class">Its class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="ParentId">What it is attached to, or null.</param>
/// <param name="Location">Its place, or null if it is unplaced.</param>
public sealed record InstanceItem(
    InstanceId InstId,
    ClassId Class,
    uint? Key,
    InstanceId? ParentId,
    Location? Location);
