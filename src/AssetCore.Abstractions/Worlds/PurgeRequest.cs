using AssetCore.Commits;

namespace AssetCore.Worlds;

/// <summary>Asks for the bytes of a deleted world to be freed, as front doors take it. It is final.</summary>
/// <param name="Reason">Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.</param>
public sealed record PurgeRequest(string Reason);
