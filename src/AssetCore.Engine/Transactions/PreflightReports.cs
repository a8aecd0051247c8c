using AssetCore.Commits;
using AssetCore.Engine.Operations;
using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>Says what a commit would have done, while it is done and before it is undone.</summary>
internal static class PreflightReports
{
    /// <summary>The report of the commit that was carried out last.</summary>
    /// <param name="request">The request.</param>
    /// <param name="trail">Its events.</param>
    /// <param name="state">The state with the commit carried out.</param>
    /// <param name="head">The head that the commit was judged on, for its caller.</param>
    public static PreflightReport Of(CommitRequest request, EventTrail trail, WorldState state, WorldSeq head) => new(
        head,
        [.. request.Operations.Select(operation => operation.Code)],
        EventJson.TextsOf(trail.Bytes.Span, new StateNames(state)));
}
