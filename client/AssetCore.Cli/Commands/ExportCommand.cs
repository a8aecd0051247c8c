using System.CommandLine;
using System.Text.Json;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;
using AssetCore.Ids;
using AssetCore.Recovery.Archives;

namespace AssetCore.Cli.Commands;

/// <summary><c>export</c>: one file of a whole world.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var at = new Option<long?>("--at")
        {
            Description = "The last world_seq that goes in, rounded down to the end of a batch (default: all of it).",
            HelpName = "SEQ",
        };
        var file = new Option<string>("--out")
        {
            Description = "The archive. It appears when it is whole; a file of that name is replaced.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "export",
            "Writes a world into one portable archive, beside the silo that writes it. Keys of sealed data never go "
                + "along.") { at, file };
        source.AddTo(command, onlyReads: false);
        command.Validators.Add(result =>
        {
            if (result.GetValue(at) is < 1) result.AddError("Option '--at' takes a number from 1.");
        });
        kit.Run(command, (context, cancellationToken) => ExecuteAsync(
            context,
            source,
            context.Arguments.GetValue(at),
            context.Host.FullPath(context.Arguments.GetValue(file)!),
            cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context, LogSource source, long? at, string path, CancellationToken cancellationToken)
    {
        using var store = await source.OpenAsync(context.Arguments, context.Host, true, cancellationToken);
        await store.RequireAsync(context.World, cancellationToken);
        var bytes = await store.MeasureAsync(context.World, cancellationToken);
        var exporter = new WorldExporter(store.Store, context.World, TimeProvider.System);
        WorldSeq? limit = at is { } number ? new WorldSeq(number) : null;
        var report = await context.Progress.RunAsync(
            $"exporting world {context.World}",
            bytes,
            progress => ArchiveFile.WriteAsync(
                path,
                output => Reading.RunAsync(
                    () => exporter.ExportAsync(limit, output, new ByteProgress(progress), cancellationToken).AsTask()),
                cancellationToken));
        if (context.Json) context.Documents.Write((path, report), WriteJson);
        else Write(context, path, report);
        return ExitCode.Ok;
    }

    private static void Write(CommandContext context, string path, ExportReport report)
    {
        var grid = Tables.Members();
        grid.AddMember("world", context.World.ToString());
        grid.AddMember("archive", path);
        grid.AddMember("world_seq", Cells.Number(report.Summary.WorldSeq.Value));
        grid.AddMember("batch", $"{Cells.Number(report.Summary.Batch.Value)} of {Cells.Time(report.Summary.TimeMs)}");
        grid.AddMember(
            "log",
            $"{Cells.Number(report.Summary.LogBytes)} bytes in {Cells.Number(report.Summary.Segments)} segments");
        grid.AddMember("checkpoints", Cells.Number(report.Summary.Checkpoints));
        grid.AddMember("frame_hash", report.Summary.Hash.ToString());
        grid.AddMember("state_hash", report.Summary.StateHash.ToString());
        grid.AddMember("bytes", Cells.Number(report.Bytes));
        grid.AddMember("sha256", report.Sha256.ToString());
        context.Output.Write(grid);
    }

    private static void WriteJson(Utf8JsonWriter json, (string Path, ExportReport Report) result)
    {
        var summary = result.Report.Summary;
        json.WriteStartObject();
        json.WriteNumber("namespace", result.Report.Origin.World.Value);
        json.WriteString("archive", result.Path);
        json.WriteNumber("world_seq", summary.WorldSeq.Value);
        json.WriteNumber("batch", summary.Batch.Value);
        json.WriteNumber("batch_time_ms", summary.TimeMs);
        json.WriteNumber("log_bytes", summary.LogBytes);
        json.WriteNumber("segments", summary.Segments);
        json.WriteNumber("checkpoints", summary.Checkpoints);
        json.WriteString("frame_hash", summary.Hash.ToString());
        json.WriteString("state_hash", summary.StateHash.ToString());
        json.WriteNumber("bytes", result.Report.Bytes);
        json.WriteString("sha256", result.Report.Sha256.ToString());
        json.WriteEndObject();
    }
}
