using System.Collections.Immutable;
using AssetCore.Engine.State;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>How much there is of a class, as it was counted when rows were set.</summary>
internal static class ClassStatsQueries
{
    public static QueryOutcome One(WorldState state, WorldQuery.ClassStats query)
    {
        if (!state.Classes.TryFind(query.Id, out var index))
            return QueryOutcome.Refused(QueryRejections.ClassNotFound(query.Id));
        var tally = state.ClassStock.Of(index);
        return QueryOutcome.Answered(tally is null
            ? new ClassStatsView(query.Id, [], 0, DecimalQuantity.FromInteger(0), 0, 0, 0)
            : new ClassStatsView(
                query.Id,
                Totals(tally.Balances),
                tally.Stacks,
                DecimalQuantity.FromScaled(tally.StackQuantity, Scale.Whole),
                tally.Instances,
                tally.PlacedInstances,
                tally.Holds));
    }

    private static ImmutableArray<ClassTotal> Totals(ReadOnlySpan<ScaleTotal> totals)
    {
        var items = ImmutableArray.CreateBuilder<ClassTotal>();
        var unitsPerOne = 1L;
        foreach (var total in totals)
        {
            var scale = new Scale(unitsPerOne);
            if (total.Balances > 0)
                items.Add(new ClassTotal(
                    scale,
                    total.Balances,
                    DecimalQuantity.FromScaled(total.Quantity.Value, scale),
                    DecimalQuantity.FromScaled(total.Held.Value, scale)));
            unitsPerOne *= 10;
        }

        return items.ToImmutable();
    }
}
