using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Presentation;
using AssetCore.Recovery.Archives;

namespace AssetCore.Cli.Commands;

/// <summary><c>import</c>: restores a world from an archive.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandKit kit)
    {
        var source = new LogSource();
        var file = new Argument<string>("FILE") { Description = "An archive made by export." };
        var withoutIndex = new Option<bool>("--without-index")
        {
            Description = "Does not list the world: any change of it through a server does, such as "
                + "'assetcore world read-write ID --reason imported'.",
        };
        var stopped = new Option<bool>("--silos-are-stopped")
        {
            Description = "Says that no silo runs on these blobs, which the store itself cannot tell: then the index "
                + "of worlds is written here.",
        };
        var command = new Command(
            "import",
            "Restores the world of an archive bit for bit, under its own number, which must be free. The archive is "
                + "verified first.") { file, withoutIndex, stopped };
        source.AddTo(command, onlyReads: false);
        kit.Run(command, (context, cancellationToken) => ExecuteAsync(
            context,
            source,
            context.Host.FullPath(context.Arguments.GetValue(file)!),
            context.Arguments.GetValue(withoutIndex),
            context.Arguments.GetValue(stopped),
            cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ExecuteAsync(
        CommandContext context,
        LogSource source,
        string path,
        bool withoutIndex,
        bool stopped,
        CancellationToken cancellationToken)
    {
        using var store = await source.OpenAsync(context.Arguments, context.Host, false, cancellationToken);
        using var opened = await ArchiveInput.OpenAsync(path, null, cancellationToken);
        var archive = (WorldArchive)opened.Store;
        var mayTakeOver = store.HasLocks || stopped;
        try
        {
            await using var index = withoutIndex
                ? null
                : await OpenIndexAsync(context, store, mayTakeOver, cancellationToken);
            var report = await ImportAsync(context, store, archive, cancellationToken);
            if (index is not null)
            {
                var reason = $"imported from archive {archive.Sha256}";
                await index.CopyAsync(archive.Origin.World, reason, cancellationToken);
            }

            Write(context, archive, report, !withoutIndex);
            return ExitCode.Ok;
        }
        catch (ImportException refused)
        {
            throw new CliFault(CodeOf(refused.Fault), NameOf(refused.Fault), refused.Message);
        }
        catch (IndexHeldException held)
        {
            throw new CliFault(ExitCode.Refused, "INDEX_HELD", held.Message, HintFor(store));
        }
    }

    private static Task<ImportReport> ImportAsync(
        CommandContext context, OpenStore store, WorldArchive archive, CancellationToken cancellationToken) =>
        context.Progress.RunAsync(
            $"importing world {archive.Origin.World}",
            archive.Summary.LogBytes,
            progress => Reading.RunAsync(
                () => new WorldImporter(store.Store, context.Host.Time)
                    .ImportAsync(archive, new ByteProgress(progress), cancellationToken)
                    .AsTask()));

    private static Task<IndexOfWorlds> OpenIndexAsync(
        CommandContext context, OpenStore store, bool mayTakeOver, CancellationToken cancellationToken)
    {
        var holder = string.Create(
            CultureInfo.InvariantCulture,
            $"assetcore import, process {Environment.ProcessId} on {Environment.MachineName}");
        return Reading.RunAsync(
            () => IndexOfWorlds
                .OpenAsync(store.Store, holder, mayTakeOver, context.Host.Time, cancellationToken)
                .AsTask());
    }

    private static string HintFor(OpenStore store) => store.HasLocks
        ? "stop that silo, or import --without-index and list the world later with 'assetcore world read-write ID'"
        : "if no silo runs on these blobs say so with --silos-are-stopped; otherwise import --without-index and list "
            + "the world later with 'assetcore world read-write ID'";

    private static ExitCode CodeOf(ImportFault fault) =>
        fault == ImportFault.NotReadBack ? ExitCode.Unusable : ExitCode.Refused;

    private static string NameOf(ImportFault fault) => fault switch
    {
        ImportFault.Exists => "WORLD_EXISTS",
        ImportFault.Broken => "ARCHIVE_BROKEN",
        ImportFault.Held => "WORLD_HELD",
        _ => "LOG_UNREADABLE",
    };

    private static void Write(CommandContext context, WorldArchive archive, ImportReport report, bool isListed)
    {
        if (context.Json)
        {
            context.Documents.Write((archive, report, isListed), WriteJson);
            return;
        }

        var grid = Tables.Members();
        grid.AddMember("world", archive.Origin.World.ToString());
        grid.AddMember("import", report.WasContinued ? "an interrupted one, completed" : "done");
        grid.AddMember("world_seq", Cells.Number(archive.Summary.WorldSeq.Value));
        grid.AddMember("log", $"{Cells.Number(report.Bytes)} bytes in {Cells.Number(report.Segments)} segments");
        grid.AddMember("state_hash", archive.Summary.StateHash.ToString());
        grid.AddMember("archive", archive.Sha256.ToString());
        grid.AddMember("listed", isListed ? "yes" : "no: a change through a server lists it");
        if (archive.Origin.Lineage is { } lineage)
            grid.AddMember("fork of", $"world {lineage.Source} at world_seq {lineage.WorldSeq}");
        context.Output.Write(grid);
    }

    private static void WriteJson(
        Utf8JsonWriter json, (WorldArchive Archive, ImportReport Report, bool IsListed) result)
    {
        json.WriteStartObject();
        json.WriteNumber("namespace", result.Archive.Origin.World.Value);
        json.WriteBoolean("continued", result.Report.WasContinued);
        json.WriteNumber("world_seq", result.Archive.Summary.WorldSeq.Value);
        json.WriteNumber("log_bytes", result.Report.Bytes);
        json.WriteNumber("segments", result.Report.Segments);
        json.WriteString("state_hash", result.Archive.Summary.StateHash.ToString());
        json.WriteString("archive_sha256", result.Archive.Sha256.ToString());
        json.WriteBoolean("listed", result.IsListed);
        json.WriteEndObject();
    }
}
