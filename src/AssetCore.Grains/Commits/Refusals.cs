using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Recovery.Forking;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Commits;

/// <summary>The refusals that the grains themselves give, each worded once.</summary>
internal static class Refusals
{
    /// <summary>When to try again after a fault that usually passes: half a second.</summary>
    public const long RetryAfterMs = 500;

    /// <summary>Forks that a sentence names; the facts tell how many there are.</summary>
    private const int ForksNamedMax = 10;

    public static Rejection NamespaceNotFound(WorldId world) =>
        new(ErrorCode.NamespaceNotFound, Text($"namespace {world} does not exist"), null, [Fact(world)]);

    public static Rejection SubjectNotFound(WorldId world, SubjectId subject) =>
        new(
            ErrorCode.SubjectNotFound,
            Text($"namespace {world} never had a key of subject {subject}, so nothing was erased"),
            null,
            [Fact(world)]);

    public static Rejection NamespaceAlreadyExists(WorldId world) =>
        new(ErrorCode.NamespaceAlreadyExists, Text($"namespace {world} exists"), null, [Fact(world)]);

    public static Rejection NotDeleted(WorldId world) =>
        new(
            ErrorCode.NamespaceInUse,
            Text($"namespace {world} is not deleted; only a deleted one can be purged"),
            null,
            [Fact(world)]);

    public static Rejection LeanedOn(WorldId world, ImmutableArray<WorldId> forks) =>
        new(
            ErrorCode.NamespaceInUse,
            Text($"namespace {world} is deleted, and holds the history of {Named(forks)}"),
            null,
            [Fact(world), new("forks", forks.Length.ToString(CultureInfo.InvariantCulture))]);

    public static Rejection NotAUserWorld(WorldId world) =>
        new(ErrorCode.MalformedRequest, Text($"namespace_id is 1 or more, not {world}"));

    public static Rejection QueueFull(int commits, long bytes, long retryAfterMs) =>
        new(
            ErrorCode.Overloaded,
            Text($"the queue is full with {commits} commits of {bytes} bytes"),
            null,
            [],
            retryAfterMs);

    public static Rejection WaitedTooLong(TimeSpan age, long retryAfterMs) =>
        new(
            ErrorCode.Overloaded,
            Text($"the commit waited {age.TotalMilliseconds:F0} ms without being executed"),
            null,
            [],
            retryAfterMs);

    public static Rejection TooManyPreflights(int underWay) =>
        new(ErrorCode.Overloaded, Text($"{underWay} preflights are under way"), null, [], RetryAfterMs);

    public static Rejection TooManyReversals(int underWay) =>
        new(ErrorCode.Overloaded, Text($"{underWay} reversals are being prepared"), null, [], RetryAfterMs);

    public static Rejection TooManyErasures(int underWay) =>
        new(ErrorCode.Overloaded, Text($"{underWay} erasures are under way"), null, [], RetryAfterMs);

    public static Rejection MayNotChangeSchema(CommitId commit) =>
        new(
            ErrorCode.Forbidden,
            Text($"commit {commit} changed classes, shapes or extents: reversing it needs the role SchemaManager"),
            null,
            [new("commit_id", commit.ToString())]);

    public static Rejection TooManyReplicas(int replicas) =>
        new(ErrorCode.Overloaded, Text($"all {replicas} replicas of this silo are in use"), null, [], RetryAfterMs);

    public static Rejection Draining() =>
        new(ErrorCode.WorldDraining, "the server is stopping and takes no new commits", null, [], RetryAfterMs);

    public static Rejection WorldUnreachable(WorldId world, string reason) =>
        new(ErrorCode.OutcomeUnknown, Text($"world {world} did not answer twice: {reason}"), null, [], RetryAfterMs);

    public static Rejection Disputed(string detail) =>
        new(ErrorCode.OutcomeUnknown, Text($"the store left the outcome open: {detail}"), null, [], RetryAfterMs);

    public static Rejection StorageUnavailable(string detail) =>
        new(ErrorCode.StorageUnavailable, detail, null, [], RetryAfterMs);

    public static Rejection KeysUnavailable(string detail) =>
        new(ErrorCode.StorageUnavailable, Text($"not executed: {detail}"), null, [], RetryAfterMs);

    public static Rejection Fenced(string detail) => new(ErrorCode.WriterFenced, detail, null, [], RetryAfterMs);

    public static Rejection FencedBy(WorldId world, string rival, TimeSpan left) => new(
        ErrorCode.WriterFenced,
        Text($"world {world} is written by {rival}; this silo leaves it alone for now"),
        null,
        [],
        Math.Max(RetryAfterMs, (long)left.TotalMilliseconds));

    public static Rejection Recovering(WorldId world) =>
        new(ErrorCode.Recovering, Text($"world {world} is reading its log"), null, [], RetryAfterMs);

    /// <summary>A world on its way to the end of its log.</summary>
    /// <param name="world">The world.</param>
    /// <param name="percent">How far it is, 0 to 100.</param>
    public static Rejection Recovering(WorldId world, int percent) =>
        new(
            ErrorCode.Recovering,
            Text($"world {world} is reading its log: {percent} % is done"),
            null,
            [new("percent", Text($"{percent}"))],
            RetryAfterMs);

    public static Rejection LogCorrupt(string detail) => new(ErrorCode.LogCorrupt, detail);

    public static Rejection Internal(WorldId world) =>
        new(
            ErrorCode.InternalError,
            Text($"world {world} met a fault of its own; the server's log tells which"),
            null,
            [],
            RetryAfterMs);

    public static Rejection NotYetVisible(WorldSeq wanted, WorldSeq reached) =>
        new(
            ErrorCode.NotYetVisible,
            Text($"world_seq {wanted} is asked for and {reached} is reached"),
            null,
            [new("min_world_seq", wanted.ToString()), new("world_seq", reached.ToString())],
            RetryAfterMs);

    /// <summary>Only commits can bring what is asked for, so there is no moment at which to ask again.</summary>
    public static Rejection BeyondHead(WorldId world, string asked, WorldSeq wanted, WorldSeq head) =>
        new(
            ErrorCode.NotYetVisible,
            Text($"{asked} {wanted} lies beyond the head of namespace {world}, which is at world_seq {head}"),
            null,
            [Fact(world), new(asked, wanted.ToString()), new("world_seq", head.ToString())]);

    public static Rejection PastNotReady(WorldId world, WorldSeq asOf, int percent) =>
        new(
            ErrorCode.Recovering,
            Text($"the state of world {world} at world_seq {asOf} is being replayed: {percent} % so far"),
            null,
            [new("as_of_world_seq", asOf.ToString()), new("percent", percent.ToString(CultureInfo.InvariantCulture))],
            RetryAfterMs);

    public static Rejection ForkNotReady(WorldId fork, WorldId source, int percent) =>
        new(
            ErrorCode.Recovering,
            Text($"world {fork} is being made of world {source}: {percent} % replayed; ask again"),
            null,
            [Fact(fork), new("percent", percent.ToString(CultureInfo.InvariantCulture))],
            RetryAfterMs);

    public static Rejection LineageTooLong(LineageTooLongException fault) =>
        new(
            ErrorCode.MalformedRequest,
            fault.Message,
            null,
            [Fact(fault.SourceWorld), new("worlds", fault.Count.ToString(CultureInfo.InvariantCulture))]);

    public static Rejection PurgeUnfinished(WorldId world) =>
        new(
            ErrorCode.Recovering,
            Text($"the bytes of world {world} are being freed: ask again until it is done"),
            null,
            [Fact(world)],
            RetryAfterMs);

    public static Rejection TooManyPasts(int underWay) =>
        new(ErrorCode.Overloaded, Text($"{underWay} states of the past are being replayed"), null, [], RetryAfterMs);

    public static Rejection HistoryGone(WorldId world, string reason) =>
        new(ErrorCode.HistoryGone, Text($"the history that world {world} held is gone: {reason}"), null, [Fact(world)]);

    public static Rejection BadPast(WorldSeq asOf) =>
        new(ErrorCode.MalformedRequest, Text($"as_of_world_seq is 1 or more, not {asOf}"));

    public static Rejection NoPastToFollow() =>
        new(ErrorCode.MalformedRequest, "a stream follows the present: as_of_world_seq is for reads that end");

    public static Rejection Stopping() =>
        new(ErrorCode.Recovering, "the server is stopping: ask again", null, [], RetryAfterMs);

    public static Rejection BadHistoryLimit(int limit) =>
        new(ErrorCode.MalformedRequest, Text($"the limit {limit} is not from 1 to {ReadLimits.HistoryMax}"));

    public static Rejection BadFeedPage(WorldSeq from, int limit) =>
        new(
            ErrorCode.MalformedRequest,
            Text($"a page from {from} of {limit} changes cannot be: from 0, and 1 to {ReadLimits.PageMax}"));

    private static RejectionFact Fact(WorldId world) => new("namespace_id", world.ToString());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Named(ImmutableArray<WorldId> forks) =>
        $"the forks {string.Join(", ", forks.Take(ForksNamedMax))}";
}
