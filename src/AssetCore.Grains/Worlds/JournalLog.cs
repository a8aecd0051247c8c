using AssetCore.Worlds;
using Microsoft.Extensions.Logging;

namespace AssetCore.Grains.Worlds;

/// <summary>What journals report to the people who run the silo.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(1101, LogLevel.Warning,
        "The store refused a batch of world {World}, which was rolled back: {Detail}")]
    public static partial void Refused(ILogger logger, long world, string detail);

    [LoggerMessage(1102, LogLevel.Warning,
        "World {World} was taken over by {Rival}: epoch {Expected} met epoch {Found}; this writer ends.")]
    public static partial void Fenced(ILogger logger, long world, string rival, long expected, long found);

    [LoggerMessage(1107, LogLevel.Error,
        "World {World} is written by another cluster too: {Rival}. This silo leaves it alone for {Pause}. Two clusters"
        + " on one store must not serve the same worlds.")]
    public static partial void Rivalry(ILogger logger, long world, string rival, TimeSpan pause);

    [LoggerMessage(1103, LogLevel.Warning,
        "The outcome of an append to world {World} is disputed; this writer ends: {Detail}")]
    public static partial void Disputed(ILogger logger, long world, string detail);

    [LoggerMessage(1104, LogLevel.Information,
        "World {World} read on: {Batches} batches of an earlier writer landed first.")]
    public static partial void Behind(ILogger logger, long world, int batches);

    [LoggerMessage(1105, LogLevel.Error,
        "World {World} met a fault of its own and ends; its next call recovers from the log.")]
    public static partial void Broken(ILogger logger, Exception fault, long world);

    [LoggerMessage(1106, LogLevel.Error, "An append to world {World} failed in an unforeseen way.")]
    public static partial void AppendFailed(ILogger logger, Exception fault, long world);

    [LoggerMessage(1108, LogLevel.Warning,
        "World {World} could not prove that it is still its own; nothing was answered: {Detail}")]
    public static partial void NotConfirmed(ILogger logger, long world, string detail);

    [LoggerMessage(1110, LogLevel.Information,
        "World {World} is open at batch {Batch}, world_seq {WorldSeq}, from the checkpoint of batch {From}, after "
        + "{Elapsed}.")]
    public static partial void Opened(
        ILogger logger, long world, long batch, long worldSeq, long from, TimeSpan elapsed);

    [LoggerMessage(1111, LogLevel.Warning, "World {World} could not be opened: {Reason}")]
    public static partial void NotOpened(ILogger logger, long world, string reason);

    [LoggerMessage(1118, LogLevel.Warning,
        "World {World} could not be opened, for {Holder} writes it. It is opened once that process has ended; stop it"
        + " if it should not be there.")]
    public static partial void Held(ILogger logger, long world, string holder);

    [LoggerMessage(1112, LogLevel.Error, "World {World} cannot be recovered from its log.")]
    public static partial void NotRecovered(ILogger logger, Exception fault, long world);

    [LoggerMessage(1116, LogLevel.Error, "World {World} could not be made of world {Source}.")]
    public static partial void NotForked(ILogger logger, Exception fault, long world, long source);

    [LoggerMessage(1117, LogLevel.Information, "The bytes of world {World} were freed: {Reason}")]
    public static partial void Purged(ILogger logger, long world, string reason);

    [LoggerMessage(1114, LogLevel.Warning, "A checkpoint of world {World} was passed over: {Reason}")]
    public static partial void BadCheckpoint(ILogger logger, long world, string reason);

    [LoggerMessage(1113, LogLevel.Information,
        "World {World} is now {Lifecycle}, {Operational}.")]
    public static partial void Changed(
        ILogger logger, long world, WorldLifecycle lifecycle, OperationalState operational);
}
