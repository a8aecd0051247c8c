using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>A page of the feed of changes, oldest first.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="NextSeq">Where the next page begins, also when there is nothing there yet.</param>
/// <param name="HasMore">True if there is a next page.</param>
public sealed record WorldChangePage(ImmutableArray<WorldChange> Changes, WorldSeq NextSeq, bool HasMore);
