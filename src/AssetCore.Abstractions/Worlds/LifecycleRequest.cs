using AssetCore.Commits;

namespace AssetCore.Worlds;

/// <summary>Asks for a world to go to another stage of its life, as front doors take it.</summary>
/// <param name="TargetState">
/// <see cref="WorldLifecycle.Provisioned"/>, <see cref="WorldLifecycle.Disabled"/> or
/// <see cref="WorldLifecycle.Deleted"/>, which is final.
/// </param>
/// <param name="Reason">Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.</param>
public sealed record LifecycleRequest(WorldLifecycle TargetState, string Reason);
