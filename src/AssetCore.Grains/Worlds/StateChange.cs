namespace AssetCore.Grains.Worlds;

/// <summary>When and why a world's own row was last written.</summary>
/// <param name="TimeMs">The time of the batch, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Reason">Why, as the commit's metadata has it.</param>
internal sealed record StateChange(long TimeMs, string Reason);
