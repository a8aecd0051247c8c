using AssetCore.Errors;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Subjects;
using Microsoft.Extensions.Logging;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Subjects;

/// <summary>
/// Erases subjects of one world: first the key is destroyed, then the world's log says so, then the place of the key
/// remembers where. So the log never says what is not so, and what was interrupted is completed by asking again. Used
/// on the gateway's scheduler only.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="caller">The way to the world.</param>
/// <param name="keys">The silo's keys.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class SubjectEraser(WorldId world, WorldCaller caller, SubjectKeyCache keys, ILogger logger)
{
    /// <summary>What the keys may take: with both calls to the world it stays below the 20 s of a caller.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Erases, in whatever state the world is run: only one that does not exist, or not any more, is refused unerased.
    /// </summary>
    public async Task<SubjectErasureReply> EraseAsync(EraseSubjectCall call)
    {
        // A world that cannot be asked now is no reason to keep a key: it was destroyed, and is on record later.
        var trouble = await caller.FindAsync();
        if (trouble is { Code: ErrorCode.NamespaceNotFound }) return new SubjectErasureReply(null, trouble);
        var (destroyed, refusal) = await DestroyAsync(call.Subject);
        if (destroyed is null) return new SubjectErasureReply(null, refusal);
        if (destroyed.RecordedAt > WorldSeq.None) return Done(call, destroyed, destroyed.RecordedAt, isRepeat: true);
        if (trouble is not null) return new SubjectErasureReply(null, NotRecorded(call, trouble));
        var record = await caller.RecordErasureAsync(call);
        if (record.Erasure is not { } recorded)
            return new SubjectErasureReply(null, NotRecorded(call, record.Rejection!));
        await RememberAsync(call.Subject, destroyed, recorded.WorldSeq);
        return Done(call, destroyed, recorded.WorldSeq, isRepeat: false);
    }

    private async Task<(KeyDestruction? Destroyed, Rejection? Refusal)> DestroyAsync(SubjectId subject)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        try
        {
            var destroyed = await keys.DestroyAsync(world, subject, timeout.Token);
            if (destroyed is null) return (null, Refusals.SubjectNotFound(world, subject));
            LogErased(world.Value, subject.Value, destroyed.Generation);
            return (destroyed, null);
        }
        catch (StorageUnavailableException fault)
        {
            return (null, Refusals.KeysUnavailable(fault.Message));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return (null, Refusals.KeysUnavailable($"the keys of world {world} took too long"));
        }
    }

    // Not remembered only means that a repeat is recorded once more.
    private async Task RememberAsync(SubjectId subject, KeyDestruction destroyed, WorldSeq recordedAt)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        try
        {
            await keys.RecordAsync(world, subject, destroyed, recordedAt, timeout.Token);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or OperationCanceledException)
        {
            LogNotRemembered(fault, world.Value, subject.Value, recordedAt.Value);
        }
    }

    private SubjectErasureReply Done(
        EraseSubjectCall call, KeyDestruction destroyed, WorldSeq recordedAt, bool isRepeat) =>
        new(new SubjectErasure(world, call.Subject, recordedAt, destroyed.TimeMs, isRepeat), null);

    private static Rejection NotRecorded(EraseSubjectCall call, Rejection trouble) => trouble with
    {
        Detail = $"the key of subject {call.Subject} is destroyed, and that is not on record yet: {trouble.Detail}",
    };

    [LoggerMessage(1030, LogLevel.Information,
        "Key {Generation} of subject {Subject} of world {World} is destroyed.")]
    private partial void LogErased(long world, string subject, long generation);

    [LoggerMessage(1031, LogLevel.Warning,
        "That the log of world {World} records the erasure of {Subject} at {WorldSeq} could not be remembered.")]
    private partial void LogNotRemembered(Exception fault, long world, string subject, long worldSeq);
}
