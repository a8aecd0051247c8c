using AssetCore.Ids;

namespace AssetCore.Grains.Upkeep;

/// <summary>A request for a world's upkeep.</summary>
/// <param name="World">The world.</param>
/// <param name="Watch">Who asks, and hears of the end; null for chores that come back by themselves.</param>
internal readonly record struct UpkeepAsk(WorldId World, UpkeepWatch? Watch);
