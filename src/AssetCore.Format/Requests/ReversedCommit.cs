using AssetCore.Ids;

namespace AssetCore.Format.Requests;

/// <summary>
/// A commit that is to be reversed, as the log holds it: what the world's writer needs besides the request, and neither
/// part of its digest nor of what the log keeps of the reversal.
/// </summary>
/// <param name="Start">The first sequence number that the commit covers.</param>
/// <param name="End">The last sequence number that it covers.</param>
/// <param name="IsOfWorld">True for a commit that the world made itself, which cannot be reversed.</param>
/// <param name="Events">Its events as the log encodes them; must not change from now on.</param>
public sealed record ReversedCommit(WorldSeq Start, WorldSeq End, bool IsOfWorld, ReadOnlyMemory<byte> Events);
