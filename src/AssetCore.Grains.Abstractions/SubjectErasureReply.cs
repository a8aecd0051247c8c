using AssetCore.Errors;
using AssetCore.Subjects;

namespace AssetCore.Grains.Abstractions;

/// <summary>What became of an erasure: exactly one of the two.</summary>
/// <param name="Erasure">That the key is destroyed and on record as such.</param>
/// <param name="Rejection">
/// Why it is not, or not on record yet: the detail tells which. Repeating the call completes it.
/// </param>
public sealed record SubjectErasureReply(SubjectErasure? Erasure, Rejection? Rejection);
