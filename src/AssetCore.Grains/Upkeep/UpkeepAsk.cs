using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Grains.Upkeep;

/// <summary>A request for a world's upkeep.</summary>
/// <param name="World">The world.</param>
/// <param name="Watches">Who asks, and hears of the end; empty for what comes back by itself.</param>
/// <param name="WantsCheckpoint">True if a checkpoint is due.</param>
internal sealed record UpkeepAsk(WorldId World, ImmutableArray<UpkeepWatch> Watches, bool WantsCheckpoint)
{
    /// <summary>One request for all that this one and another of the same world want.</summary>
    public UpkeepAsk With(UpkeepAsk other) =>
        this with
        {
            Watches = Watches.AddRange(other.Watches),
            WantsCheckpoint = WantsCheckpoint || other.WantsCheckpoint,
        };
}
