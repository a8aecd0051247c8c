using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Reads;

/// <summary>What stands on a grid: a stack with its quantity, or an instance.</summary>
/// <param name="StackId">The stack, or null for an instance.</param>
/// <param name="InstId">The instance, or null for a stack.</param>
/// <param name="Class">The class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="Quantity">The quantity of a stack; null for an instance.</param>
public readonly record struct Occupant(
    StackId? StackId,
    InstanceId? InstId,
    ClassId Class,
    uint? Key,
    DecimalQuantity? Quantity);
