using System.CommandLine;
using System.Diagnostics;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Recovery;

namespace AssetCore.Cli.Commands;

/// <summary><c>replay</c>: what state does this log lead to?</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var to = new Option<long?>("--to")
        {
            Description = "Ends with the last batch that ends at or below this world_seq, which the log must hold "
                + "(default: the end).",
            HelpName = "SEQ",
        };
        to.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() < 1) result.AddError("A world_seq is 1 or more.");
        });
        var command = new Command(
            "replay",
            "Replays the log of a world from its beginning without a server, and prints the head, the hashes and the "
                + "rows that it comes to, and how fast.") { to };
        source.AddTo(command, onlyReads: true);
        kit.Run(command, (context, cancellationToken) =>
            ExecuteAsync(context, source, context.Arguments.GetValue(to), cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, LogSource source, long? to, CancellationToken cancellationToken)
    {
        using var store = await source.OpenAsync(context.Arguments, context.Host, true, cancellationToken);
        var world = context.WorldIn(store);
        await store.RequireAsync(world, cancellationToken);
        var bytes = await store.MeasureAsync(world, cancellationToken);
        var result = await context.Progress.RunAsync(
            $"replaying world {world}",
            bytes,
            report => Reading.RunAsync(() => ReplayAsync(store, world, to, report, cancellationToken)));
        if (context.Json) context.Documents.Write(result, ReplayPresenter.WriteJson);
        else ReplayPresenter.Write(context.Output, result);
        return ExitCode.Ok;
    }

    private static async Task<ReplayResult> ReplayAsync(
        OpenStore store,
        WorldId world,
        long? to,
        Action<double, string> report,
        CancellationToken cancellationToken)
    {
        var replay = await WorldReplay.BeginAsync(store.Store, world, null, TimeProvider.System, cancellationToken);
        var first = replay.Engine.Head;
        if (to < first.Value) throw NotThere($"The log of world {world} begins behind world_seq {first}, not {to}.");
        var (began, done, commits) = (Stopwatch.GetTimestamp(), 0L, 0L);
        await foreach (var frame in replay.ReadAsync(To(to), cancellationToken))
        {
            done += frame.Frame.Length;
            commits += frame.Header.CommitCount;
            report(done, $"world_seq {frame.Header.LastWorldSeq}");
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        return new ReplayResult(replay, replay.Engine.Head.Value - first.Value, commits, done, elapsed)
        {
            To = To(to),
            Inside = await FindBatchAsync(store, replay, to, cancellationToken),
        };
    }

    /// <summary>The batch that holds the number asked for; null if a batch that was replayed ends there.</summary>
    /// <exception cref="CliFault">The log ends below it.</exception>
    private static async Task<FrameHeader?> FindBatchAsync(
        OpenStore store, WorldReplay replay, long? to, CancellationToken cancellationToken)
    {
        var (world, head) = (replay.Engine.World, replay.Engine.Head);
        if (to is not { } wanted || wanted == head.Value) return null;
        var log = new WorldLogReader(store.Store, world);
        await foreach (var frame in log.ReadFromAsync(new WorldSeq(wanted), cancellationToken)) return frame.Header;
        throw NotThere($"The log of world {world} ends at world_seq {head}, below {wanted}.");
    }

    private static CliFault NotThere(string detail) => new(ExitCode.Refused, "NOT_IN_LOG", detail);

    private static WorldSeq? To(long? to) => to is { } limit ? new WorldSeq(limit) : null;
}
