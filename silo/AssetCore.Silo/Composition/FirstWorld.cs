using AssetCore.Grains.Abstractions;
using AssetCore.Http;
using AssetCore.Ids;
using AssetCore.Silo.Configuration;
using Microsoft.AspNetCore.Hosting.Server;

namespace AssetCore.Silo.Composition;

/// <summary>
/// Sees to it that world 1 exists before the silo calls itself ready, however long its store takes to answer, and that
/// it is not ready any more from the moment it is told to stop.
/// </summary>
/// <param name="grains">The silo in this process.</param>
/// <param name="readiness">What <c>/readyz</c> answers.</param>
/// <param name="lifetime">The host's life.</param>
/// <param name="server">Knows where the host listens.</param>
/// <param name="settings">The settings.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class FirstWorld(
    IGrainFactory grains,
    Readiness readiness,
    IHostApplicationLifetime lifetime,
    IServer server,
    SiloSettings settings,
    ILogger<FirstWorld> logger)
    : BackgroundService
{
    private static readonly WorldId s_world = new(1);

    /// <summary>
    /// The first pause after a failure. It doubles up to the longest, which repeats: a store may be down for long.
    /// </summary>
    private static readonly TimeSpan s_pauseMin = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_pauseMax = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await EnsureAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        readiness.Ready();
        // Registered after the line above: a stop that has begun meanwhile is told at once.
        lifetime.ApplicationStopping.Register(() => readiness.NotReady("The server is stopping."));
        Welcome.Print(server, settings);
    }

    private async Task EnsureAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        readiness.NotReady("Namespace 1 is not there yet.");
        var pause = s_pauseMin;
        while (await TryEnsureAsync() is { } reason)
        {
            readiness.NotReady($"Namespace 1 is not there yet: {reason}");
            LogNotYet(reason, pause);
            await Task.Delay(pause, stoppingToken);
            pause = pause * 2 < s_pauseMax ? pause * 2 : s_pauseMax;
        }
    }

    // The web server starts after the hosted services, and the silo takes calls once it has joined.
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Makes the world if it does not exist; null if it does now, otherwise why not.</summary>
    private async Task<string?> TryEnsureAsync()
    {
        try
        {
            var index = grains.GetGrain<IWorldIndexGrain>(WorldId.Index.Value);
            var reply = await index.CreateAsync(new CreateCall(s_world, null, "first start"));
            return reply.Rejection is { Code: not ErrorCode.NamespaceAlreadyExists } refused ? refused.Detail : null;
        }
        // The root of a background loop: whatever is wrong is reported, by the log and by /readyz, and tried again.
        catch (Exception fault)
        {
            LogFault(fault);
            return fault.Message;
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Namespace 1 is not there yet: {Reason} Trying again in {Pause}.")]
    private partial void LogNotYet(string reason, TimeSpan pause);

    [LoggerMessage(4002, LogLevel.Debug, "The index of worlds could not be called.")]
    private partial void LogFault(Exception fault);
}
