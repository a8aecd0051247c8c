using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using Microsoft.Extensions.Logging;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Follows the head of a world by a long poll of its writer, while the replica is in use and hints do not reach this
/// silo; when the writer is not there, by looking at the log. A background loop of its own.
/// </summary>
internal sealed partial class HeadFollower(
    WorldId world, ReplicaServices services, HeadWatch head, ReplicaUse use, Action moved, Action lookAtLog)
{
    /// <summary>
    /// The least time between two questions: a busy world moves every few milliseconds, and ten of them change nothing
    /// for who reads.
    /// </summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    /// <summary>How long to leave a writer alone that did not answer.</summary>
    private static readonly TimeSpan s_backoff = TimeSpan.FromSeconds(1);

    private readonly IWorldGrain _grain = services.Grains.GetGrain<IWorldGrain>(world.Value);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await use.WaitForTurnAsync(cancellationToken);
            await Task.Delay(await AskAsync(cancellationToken), services.Time, cancellationToken);
        }
    }

    private async Task<TimeSpan> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reply = await _grain.WaitForHeadAsync(head.Known.WorldSeq, cancellationToken);
            if (reply.Batch == BatchNumber.None)
            {
                // Nobody has the log open; the wait itself has taken its time.
                lookAtLog();
            }
            else if (head.See(reply.WorldSeq, reply.Batch, services.Time.GetTimestamp()))
            {
                moved();
            }

            return s_pause;
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            LogNoAnswer(services.Logger, world.Value, fault.Message);
            lookAtLog();
            return s_backoff;
        }
    }

    [LoggerMessage(1201, LogLevel.Debug, "The writer of world {World} did not tell its head: {Reason}")]
    private static partial void LogNoAnswer(ILogger logger, long world, string reason);
}
