using AssetCore.Log;

namespace AssetCore.Recovery.Verification;

/// <summary>Holds a log against what somebody kept of it elsewhere.</summary>
internal static class ExpectationCheck
{
    /// <summary>What the log lacks; null if it is what was expected.</summary>
    /// <param name="expected">What was kept.</param>
    /// <param name="replay">What the walk came by.</param>
    /// <param name="head">The last frame of the log, which may be a seal.</param>
    public static Finding? FindFault(ExpectedHead expected, ReplayCheck replay, LogHead head)
    {
        if (FaultOf(expected, replay, head) is not { } reason) return null;
        return new Finding(FindingKind.Expectation, reason) { WorldSeq = expected.WorldSeq };
    }

    private static string? FaultOf(ExpectedHead expected, ReplayCheck replay, LogHead head)
    {
        if (replay.ExpectedFound is not { } found)
        {
            return head.WorldSeq < expected.WorldSeq
                ? $"the log was to hold world_seq {expected.WorldSeq}, and it ends at {head.WorldSeq}: it was cut short"
                : $"a batch was to end at world_seq {expected.WorldSeq}, and none does";
        }

        if (expected.Hash is not { } hash || hash == found || hash == replay.ExpectedSeal) return null;
        if (head.WorldSeq == expected.WorldSeq && head.Hash == hash) return null;
        return $"the batch that ends here was to have the hash {hash}, and it has {found}: it is another one";
    }
}
