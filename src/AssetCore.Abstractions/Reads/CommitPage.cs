using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>A page of history.</summary>
/// <param name="Commits">The commits, in order of sequence.</param>
/// <param name="NextWorldSeq">Where the next page begins: the sequence after the last one looked at.</param>
/// <param name="HasMore">True if there is a next page now.</param>
public sealed record CommitPage(ImmutableArray<CommitItem> Commits, WorldSeq NextWorldSeq, bool HasMore) : QueryAnswer;
