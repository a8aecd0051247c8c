using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using Microsoft.Extensions.Logging;

namespace AssetCore.Grains.Commits;

/// <summary>
/// A gateway's calls to its world. A call that was lost (a timeout, a silo gone) is repeated once with the same keys,
/// which is safe because a key takes place at most once. Used on the gateway's scheduler only.
/// </summary>
internal sealed partial class WorldCaller(WorldId world, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// Both calls together end by then: below the 20 s that a caller waits, above the 10 s of one call.
    /// </summary>
    private static readonly TimeSpan s_budget = TimeSpan.FromSeconds(14);

    private readonly IWorldGrain _grain = grains.GetGrain<IWorldGrain>(world.Value);
    private double _lastCallMs = 10;
    private int _lastCallCommits = 1;

    /// <summary>When a full queue will have moved on, in milliseconds, as the last call tells: 10 ms to 5 s.</summary>
    public long EstimateWaitMs(int commits) =>
        (long)Math.Clamp(_lastCallMs * (1 + (commits / (double)_lastCallCommits)), 10, 5_000);

    /// <summary>Sends commits to the world. Never throws: what went wrong is in the answer.</summary>
    public async Task<WorldAnswer> CommitAsync(CommitCalls calls)
    {
        var began = time.GetTimestamp();
        try
        {
            return new WorldAnswer(await _grain.CommitAsync(calls), null);
        }
        catch (Exception fault) when (IsLost(fault))
        {
            LogLost(world.Value, calls.Commits.Length, fault.Message);
            return await RepeatAsync(calls, s_budget - time.GetElapsedTime(began));
        }
        catch (Exception fault)
        {
            // The root of the gateway's loop: its callers must hear something, and the next call may well succeed.
            return WorldAnswer.Failed(Fault(fault));
        }
        finally
        {
            _lastCallMs = time.GetElapsedTime(began).TotalMilliseconds;
            _lastCallCommits = calls.Commits.Length;
        }
    }

    /// <summary>Asks the world what a commit would do. Never throws: what went wrong is in the answer.</summary>
    public Task<PreflightReply> PreflightAsync(CommitCalls commit) => AskAsync(
        grain => grain.PreflightAsync(commit),
        static refusal => new PreflightReply(new PreflightOutcome(null, null, refusal)),
        _ => Refusals.StorageUnavailable($"world {world} did not answer"),
        commits: 1);

    /// <summary>
    /// Null if the world is there; otherwise why not, or why that is not known. Never throws.
    /// </summary>
    public Task<Rejection?> FindAsync() => AskAsync(
        static async grain => (await grain.StatusAsync()).Rejection,
        static refusal => refusal,
        _ => Refusals.Recovering(world));

    /// <summary>Lets the world put an erasure on record. Never throws: what went wrong is in the answer.</summary>
    public Task<SubjectErasureReply> RecordErasureAsync(EraseSubjectCall erase) => AskAsync(
        grain => grain.RecordErasureAsync(erase),
        static refusal => new SubjectErasureReply(null, refusal),
        fault => Refusals.WorldUnreachable(world, fault.Message));

    // A clean stop of the world's silo surfaces as a plain OrleansException, so the base class is the test.
    private static bool IsLost(Exception fault) => fault is TimeoutException or OrleansException;

    /// <summary>Calls the world once, and makes an answer of whatever goes wrong.</summary>
    private async Task<T> AskAsync<T>(
        Func<IWorldGrain, Task<T>> ask, Func<Rejection, T> refuse, Func<Exception, Rejection> whenLost, int commits = 0)
    {
        try
        {
            return await ask(_grain);
        }
        catch (Exception fault) when (IsLost(fault))
        {
            LogLost(world.Value, commits, fault.Message);
            return refuse(whenLost(fault));
        }
        catch (Exception fault)
        {
            // The root of a call of the gateway: its caller must hear something.
            return refuse(Fault(fault));
        }
    }

    private async Task<WorldAnswer> RepeatAsync(CommitCalls calls, TimeSpan left)
    {
        if (left <= TimeSpan.Zero)
            return WorldAnswer.Failed(Refusals.WorldUnreachable(world, "no time was left to repeat the call"));
        try
        {
            return new WorldAnswer(await _grain.CommitAsync(calls).WaitAsync(left, time), null);
        }
        catch (Exception fault) when (IsLost(fault))
        {
            return WorldAnswer.Failed(Refusals.WorldUnreachable(world, fault.Message));
        }
        catch (Exception fault)
        {
            return WorldAnswer.Failed(Fault(fault));
        }
    }

    private Rejection Fault(Exception fault)
    {
        LogFailed(fault, world.Value);
        return Refusals.Internal(world);
    }

    [LoggerMessage(1010, LogLevel.Warning,
        "A call of {Commits} commits to world {World} was lost and is repeated: {Reason}")]
    private partial void LogLost(long world, int commits, string reason);

    [LoggerMessage(1011, LogLevel.Error, "A call to world {World} failed.")]
    private partial void LogFailed(Exception fault, long world);
}
