using AssetCore.Errors;

namespace AssetCore.Client.Sending;

/// <summary>What a refusal tells about the fate of a commit that was sent more than once.</summary>
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
}
