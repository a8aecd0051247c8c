using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions;

/// <summary>A world to be made out of another one as it was.</summary>
/// <param name="World">The fork's number, 1 or more.</param>
/// <param name="Source">The world to begin from, 1 or more.</param>
/// <param name="At">
/// The fork begins behind the last commit of the source that ends at or below this, 1 or more; null for the source's
/// head when the index of worlds is asked. The index tells the world itself a number always.
/// </param>
/// <param name="DisplayName">
/// Its name for people, up to <see cref="CommitLimits.NameLengthMax"/> characters; null for the source's.
/// </param>
/// <param name="Reason">
/// Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.
/// </param>
public sealed record ForkCall(WorldId World, WorldId Source, WorldSeq? At, string? DisplayName, string Reason);
