using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>Commits with their events, in order of sequence, without gaps: what a stream is made of.</summary>
/// <param name="Commits">The commits; none if none came in the time that the question may wait.</param>
/// <param name="NextWorldSeq">Where to go on.</param>
public sealed record FollowPage(ImmutableArray<CommittedCommit> Commits, WorldSeq NextWorldSeq) : QueryAnswer;
