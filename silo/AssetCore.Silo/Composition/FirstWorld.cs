using AssetCore.Errors;
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
        string? told = null;
        while (await TryEnsureAsync() is { } refused)
        {
            readiness.NotReady($"Namespace 1 is not there yet: {refused.Detail}");
            Tell(refused, ref told);
            await Task.Delay(pause, stoppingToken);
            pause = pause * 2 < s_pauseMax ? pause * 2 : s_pauseMax;
        }
    }

    // Once for each reason, and not as often as it is tried: a store may be down, and another silo there, for long.
    private void Tell(Rejection refused, ref string? told)
    {
        if (refused.Detail == told) return;
        told = refused.Detail;
        if (refused.Code == ErrorCode.WriterFenced) LogHeldByOther(refused.Detail, Place(settings.Storage));
        else LogNotYet(refused.Detail);
    }

    private static string Place(StorageSettings storage) => storage.Kind == StorageKind.Files
        ? Path.GetFullPath(storage.Files.Root)
        : $"the blob container {storage.AzureBlobs.ContainerName}";

    // The web server starts after the hosted services, and the silo takes calls once it has joined.
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Makes the world if it does not exist; null if it does now, otherwise why not.</summary>
    private async Task<Rejection?> TryEnsureAsync()
    {
        try
        {
            var index = grains.GetGrain<IWorldIndexGrain>(WorldId.Index.Value);
            var reply = await index.CreateAsync(new CreateCall(s_world, null, "first start"));
            return reply.Rejection is { Code: not ErrorCode.NamespaceAlreadyExists } refused ? refused : null;
        }
        // The root of a background loop: whatever is wrong is reported, by the log and by /readyz, and tried again.
        catch (Exception fault)
        {
            LogFault(fault);
            return new Rejection(ErrorCode.Recovering, fault.Message);
        }
    }

    [LoggerMessage(4001, LogLevel.Warning,
        "Namespace 1 is not there yet: {Reason}. It is tried again until it is; /readyz says how it stands.")]
    private partial void LogNotYet(string reason);

    [LoggerMessage(4003, LogLevel.Warning,
        "Another silo is running on {Place}: {Reason}. This one waits, not ready, and goes on as soon as that process"
        + " has ended. Stop that process, or stop this one and start it on data of its own"
        + " (--AssetCore:Storage:Files:Root DIR), or make both one cluster: docs/operations/running.md.")]
    private partial void LogHeldByOther(string reason, string place);

    [LoggerMessage(4002, LogLevel.Debug, "The index of worlds could not be called.")]
    private partial void LogFault(Exception fault);
}
