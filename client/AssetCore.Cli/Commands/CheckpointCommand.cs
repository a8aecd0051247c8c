using System.CommandLine;
using System.Text.Json;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;
using AssetCore.Ids;
using AssetCore.Recovery;
using AssetCore.Recovery.Checkpoints;

namespace AssetCore.Cli.Commands;

/// <summary><c>checkpoint</c>: takes one, from durable bytes alone.</summary>
internal static class CheckpointCommand
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var command = new Command(
            "checkpoint",
            "Takes a checkpoint of a world at the durable end of its log, where the next opening begins. Works beside "
                + "the silo that writes it.");
        source.AddTo(command, onlyReads: false);
        kit.Run(command, (context, cancellationToken) => ExecuteAsync(context, source, cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, LogSource source, CancellationToken cancellationToken)
    {
        using var store = await source.OpenAsync(context.Arguments, context.Host, true, cancellationToken);
        await store.RequireAsync(context.World, cancellationToken);
        var taker = new CheckpointTaker(store.Store, context.World, TimeProvider.System, s_callTimeout);
        var taken = await context.Progress.RunAsync(
            $"taking a checkpoint of world {context.World}",
            null,
            _ => Reading.RunAsync(() => taker.TakeAsync(null, cancellationToken).AsTask()));
        if (taken is null) throw store.NotFound(context.World);
        if (context.Json) context.Documents.Write((context.World, taken), WriteJson);
        else Write(context, taken);
        return ExitCode.Ok;
    }

    private static void Write(CommandContext context, CheckpointTaken taken)
    {
        var grid = Tables.Members();
        grid.AddMember("world", context.World.ToString());
        grid.AddMember("checkpoint", taken.IsNew ? "taken" : "was there already");
        grid.AddMember("world_seq", Cells.Number(taken.Checkpoint.WorldSeq.Value));
        grid.AddMember("batch", Cells.Number(taken.Checkpoint.Batch.Value));
        grid.AddMember("bytes", Cells.Number(taken.Checkpoint.Bytes));
        grid.AddMember("sha256", taken.Checkpoint.Sha256.ToString());
        foreach (var bad in taken.Bad) grid.AddMember("damaged", bad.Reason);
        if (taken.LeftBehind is { } left) grid.AddMember("left over", left);
        context.Output.Write(grid);
    }

    private static void WriteJson(Utf8JsonWriter json, (WorldId World, CheckpointTaken Taken) result)
    {
        json.WriteStartObject();
        json.WriteNumber("namespace", result.World.Value);
        json.WriteBoolean("taken", result.Taken.IsNew);
        json.WriteNumber("world_seq", result.Taken.Checkpoint.WorldSeq.Value);
        json.WriteNumber("batch", result.Taken.Checkpoint.Batch.Value);
        json.WriteNumber("bytes", result.Taken.Checkpoint.Bytes);
        json.WriteString("sha256", result.Taken.Checkpoint.Sha256.ToString());
        json.WriteStartArray("damaged");
        foreach (var bad in result.Taken.Bad) json.WriteStringValue(bad.Reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
