using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Reads;

/// <summary>How much there is of a class, every key together.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Balances">Sums over balances, by ascending scale; scales without a balance are absent.</param>
/// <param name="Stacks">Stacks on grids.</param>
/// <param name="StackQuantity">Their sum.</param>
/// <param name="Instances">Instances, placed or not.</param>
/// <param name="PlacedInstances">Those that have a place.</param>
/// <param name="Holds">Open holds.</param>
public sealed record ClassStatsView(
    ClassId ClassId,
    ImmutableArray<ClassTotal> Balances,
    long Stacks,
    DecimalQuantity StackQuantity,
    long Instances,
    long PlacedInstances,
    long Holds) : QueryAnswer;
