using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json.Shapes;

namespace AssetCore.Format.Json;

/// <summary>
/// Judges the form of a commit request however it came: the last step of reading JSON, and the first of a gateway whose
/// caller built the request in memory.
/// </summary>
public static class CommitRequestValidator
{
    /// <summary>Null if the request is well formed; otherwise the first fault, operations before the rest.</summary>
    public static Rejection? Validate(CommitRequest request) =>
        CommitRequestShape.Request.Check(request, default)?.ToRejection();

    /// <summary>
    /// Null if the reversal is well formed; otherwise the first fault, that of the commit's name before the rest.
    /// </summary>
    public static Rejection? Validate(ReverseRequest request) =>
        (WireTypes.CommitId.Check(request.CommitId, default)?.Within("commit_id")
            ?? ReverseRequestShape.Request.Check(request, default))?.ToRejection();
}
