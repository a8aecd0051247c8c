using AssetCore.Ids;

namespace AssetCore.Log.Verification;

/// <summary>Where a log breaks.</summary>
/// <param name="Blob">The blob.</param>
/// <param name="Offset">Where in it the faulty frame begins, in bytes.</param>
/// <param name="After">The last batch before it; what comes up to here is sound.</param>
/// <param name="Reason">What was expected and what was found.</param>
public sealed record ChainFault(string Blob, long Offset, BatchNumber After, string Reason);
