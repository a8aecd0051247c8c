using AssetCore.Commits;
using AssetCore.Engine.Operations;
using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Transactions;

/// <summary>Says what a commit would have done, while it is done and before it is undone.</summary>
internal static class PreflightReports
{
    public static PreflightReport Of(CommitRequest request, EventTrail trail, WorldState state) => new(
        state.Head,
        [.. request.Operations.Select(operation => operation.Code)],
        EventJson.TextsOf(trail.Bytes.Span, new StateNames(state)));
}
