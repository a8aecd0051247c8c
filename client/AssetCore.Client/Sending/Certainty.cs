using AssetCore.Errors;

namespace AssetCore.Client.Sending;

/// <summary>What a refusal tells about the fate of a commit.</summary>
internal static class Certainty
{
    /// <summary>True if the attempt that was refused so may have been executed.</summary>
    public static bool LeavesOpen(ErrorCode code) => code is
        ErrorCode.OutcomeUnknown or ErrorCode.StorageUnavailable or ErrorCode.WriterFenced or ErrorCode.InternalError;

    /// <summary>
    /// True if the refusal comes from before the world has looked the key up, and so tells nothing of earlier attempts.
    /// </summary>
    public static bool SaysNothing(ErrorCode code) => LeavesOpen(code) || code is
        ErrorCode.Overloaded or ErrorCode.WorldDraining or ErrorCode.Recovering or ErrorCode.QuotaExceeded
        or ErrorCode.Unauthenticated or ErrorCode.Forbidden or ErrorCode.NamespaceNotFound or ErrorCode.RequestTooLarge;

    /// <summary>
    /// The refusal of a commit that was not sent because a question before it was refused: never one that leaves open
    /// whether the commit was executed.
    /// </summary>
    public static Rejection NotSent(Rejection refusal) => LeavesOpen(refusal.Code)
        ? NotSent(refusal.Detail) with { RetryAfterMs = refusal.RetryAfterMs }
        : refusal;

    /// <summary>The refusal of a commit that was not sent because a question before it had no answer.</summary>
    // Of the codes that mean "not executed, repeat" this one tells of a world that does not answer questions yet.
    public static Rejection NotSent(string reason) =>
        new(ErrorCode.Recovering, $"The commit was not sent, for the head of its world is not known. {reason}");
}
