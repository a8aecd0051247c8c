using AssetCore.Errors;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>What a world says to a preflight.</summary>
/// <param name="Refusal">Why the commit would be refused; null if it would not.</param>
/// <param name="OperationIndex">The index of the refused operation, or null.</param>
/// <param name="Replay">The answer of the commit that has already taken place under this key, or null.</param>
/// <param name="ValidatedWorldSeq">The head of the state it was judged on; 0 if refused or replayed.</param>
/// <param name="Events">The events it would cause; 0 if refused or replayed.</param>
internal sealed record PreflightAnswer(
    ErrorCode? Refusal, int? OperationIndex, WorldAnswer? Replay, long ValidatedWorldSeq, long Events)
{
    /// <summary>The commit would take place.</summary>
    public static PreflightAnswer Possible(long validatedWorldSeq, long events) =>
        new(null, null, null, validatedWorldSeq, events);

    /// <summary>The commit would be refused, or it has taken place before.</summary>
    public static PreflightAnswer Of(WorldAnswer answer) =>
        new(answer.Refusal, answer.OperationIndex, answer.IsCommitted ? answer : null, 0, 0);
}
