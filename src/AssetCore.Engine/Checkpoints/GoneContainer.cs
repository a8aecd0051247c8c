namespace AssetCore.Engine.Checkpoints;

/// <summary>Who had a container number that nobody has now, so that histories can be read.</summary>
/// <param name="Id">The external id.</param>
/// <param name="UnitsPerOne">The scale of its balances; 0 if it was of another kind.</param>
internal sealed record GoneContainer(string Id, long UnitsPerOne);
