using System.Globalization;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>The refusals that are about a commit as a whole.</summary>
internal static class CommitRejections
{
    public static Rejection NamespaceNotFound(WorldId world) => new(
        ErrorCode.NamespaceNotFound,
        $"there is no namespace {world}",
        null,
        [new RejectionFact("namespace_id", world.ToString())]);

    public static Rejection KeyReused(WorldSeq holder) => new(
        ErrorCode.IdempotencyKeyReused,
        $"the idempotency key belongs to another request, which took place at world_seq {holder}",
        null,
        [new RejectionFact("world_seq_start", holder.ToString())]);

    public static Rejection Expired(WorldSeq firstSent, WorldSeq forgottenThrough) => new(
        ErrorCode.IdempotencyExpired,
        $"the idempotency key was first sent at world_seq {firstSent}; keys are forgotten through {forgottenThrough}",
        null,
        [
            new RejectionFact("first_sent_world_seq", firstSent.ToString()),
            new RejectionFact("forgotten_through", forgottenThrough.ToString()),
        ]);

    public static Rejection WorldSeqMismatch(WorldSeq expected, WorldSeq head) => new(
        ErrorCode.WorldSeqMismatch,
        $"world_seq {expected} is expected, the world is at {head}",
        null,
        [
            new RejectionFact("expected_world_seq", expected.ToString()),
            new RejectionFact("world_seq", head.ToString()),
        ]);

    public static Rejection TooManyEvents(int count) =>
        TooLarge(string.Create(CultureInfo.InvariantCulture, $"the commit causes {count} events and more, {CommitLimits.EventsMax} are allowed"));

    public static Rejection TooManyBytes(long bytes) =>
        TooLarge(string.Create(CultureInfo.InvariantCulture, $"the commit takes {bytes} bytes in the log, {CommitLimits.EncodedBytesMax} are allowed"));

    private static Rejection TooLarge(string detail) => new(ErrorCode.CommitTooLarge, detail);
}
