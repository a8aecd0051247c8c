using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>
/// Undoes a commit that took place. It stands in the log and in histories, and is asked for by a
/// <see cref="AssetCore.Commits.ReverseRequest"/>, never among the operations of a commit.
/// </summary>
/// <param name="CommitId">The commit that is undone.</param>
/// <param name="Reason">Why, for the record: 1 to 1,024 characters.</param>
public sealed record ReverseCommit(CommitId CommitId, string Reason) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.ReverseCommit;
}
