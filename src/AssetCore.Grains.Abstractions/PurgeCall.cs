using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions;

/// <summary>A deleted world whose bytes are to be freed.</summary>
/// <param name="World">Its number, 1 or more.</param>
/// <param name="Reason">
/// Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.
/// </param>
public sealed record PurgeCall(WorldId World, string Reason);
