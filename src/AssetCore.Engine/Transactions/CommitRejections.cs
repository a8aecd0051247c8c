using System.Globalization;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>The refusals that are about a commit as a whole.</summary>
internal static class CommitRejections
{
    // A world is drained for something to be done to it: a move, a restart. That takes seconds.
    private const long DrainingRetryAfterMs = 1_000;

    public static Rejection NamespaceNotFound(WorldId world) => new(
        ErrorCode.NamespaceNotFound,
        $"there is no namespace {world}",
        null,
        [new RejectionFact("namespace_id", world.ToString())]);

    public static Rejection ReadOnly(WorldId world, string state) => new(
        ErrorCode.WorldReadOnly,
        $"namespace {world} is {state} and takes no commits",
        null,
        [new RejectionFact("namespace_id", world.ToString()), new RejectionFact("state", state)]);

    public static Rejection Draining(WorldId world) => new(
        ErrorCode.WorldDraining,
        $"namespace {world} is draining and takes no new commits",
        null,
        [new RejectionFact("namespace_id", world.ToString())],
        DrainingRetryAfterMs);

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
        TooLarge($"the commit causes {count} events and more", CommitLimits.EventsMax);

    public static Rejection TooManyExpired(WorldId world, int max) => new(
        ErrorCode.Overloaded,
        FormattableString.Invariant($"namespace {world} has more than {max} expired holds, which its next commits release"),
        null,
        [new RejectionFact("max", max.ToString(CultureInfo.InvariantCulture))],
        DrainingRetryAfterMs);

    public static Rejection TooManySteps(long count) =>
        TooLarge($"the commit looks at {count} things to be judged", CommitLimits.StepsMax);

    public static Rejection TooManyBytes(long bytes) =>
        TooLarge($"the commit takes {bytes} bytes in the log", CommitLimits.EncodedBytesMax);

    private static Rejection TooLarge(FormattableString found, long max) => new(
        ErrorCode.CommitTooLarge,
        FormattableString.Invariant($"{FormattableString.Invariant(found)}, {max} are allowed"),
        null,
        [new RejectionFact("max", max.ToString(CultureInfo.InvariantCulture))]);
}
