using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>An occupied slot.</summary>
/// <param name="SlotIndex">The slot, 1-based.</param>
/// <param name="InstId">The instance in it.</param>
/// <param name="Class">The class of the instance.</param>
/// <param name="Key">The variant, or null.</param>
public readonly record struct SlotItem(int SlotIndex, InstanceId InstId, ClassId Class, uint? Key);
