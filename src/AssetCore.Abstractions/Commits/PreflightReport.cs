using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;

namespace AssetCore.Commits;

/// <summary>What a commit would have done, had it been sent in earnest. Nothing has changed.</summary>
/// <param name="ValidatedWorldSeq">The last sequence number of the state it was judged on.</param>
/// <param name="Operations">The operations' codes, in order; each would succeed.</param>
/// <param name="Events">The events it would cause, one JSON object each.</param>
public sealed record PreflightReport(
    WorldSeq ValidatedWorldSeq,
    ImmutableArray<OperationCode> Operations,
    ImmutableArray<JsonText> Events);
