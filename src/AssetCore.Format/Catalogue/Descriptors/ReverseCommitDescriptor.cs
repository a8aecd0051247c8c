using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="ReverseCommit"/>.</summary>
internal static class ReverseCommitDescriptor
{
    private const string Example =
        """
        {"op": "ReverseCommit", "args": {
            "commit_id": "000000000000002900000000000000ff",
            "reason": "paid out twice"
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<ReverseCommit>();
        var commit = args.Required("commit_id", WireTypes.CommitId, op => op.CommitId, "The commit that is undone.");
        var reason = args.Required("reason", WireTypes.Reason, op => op.Reason, "Why.");
        return new OperationDescriptor<ReverseCommit>(
            OperationCode.ReverseCommit,
            new OperationTags(
                OperationDomain.Commit, OperationAction.Restore, OperationScope.Multi, OperationImpact.Cascade),
            "Undoes a commit that took place, if all it changed still is as it left it.",
            args.Build(nameof(ReverseCommit), values => new ReverseCommit(
                values.Get(commit), values.Get(reason))),
            [
                ErrorCode.CommitNotFound,
                ErrorCode.ReverseConflict,
                ErrorCode.AlreadyReversed,
                ErrorCode.CommitTooLarge,
            ],
            Example);
    }
}
