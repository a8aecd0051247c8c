using AssetCore.Commits;

namespace AssetCore.Worlds;

/// <summary>
/// Asks for a change of how a world is run, as front doors take it. Members that are null stay as they are; at least
/// one is not.
/// </summary>
/// <param name="WriteMode">Whether it takes commits.</param>
/// <param name="Draining">Whether new commits are refused, to be sent again later.</param>
/// <param name="Frozen">Whether nothing but its own state changes.</param>
/// <param name="Reason">Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.</param>
public sealed record OperationalStateRequest(WriteMode? WriteMode, bool? Draining, bool? Frozen, string Reason);
