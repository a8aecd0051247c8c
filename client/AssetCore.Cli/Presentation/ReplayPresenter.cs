using System.Globalization;
using System.Text.Json;
using AssetCore.Cli.Offline;
using AssetCore.Format.Checkpoints;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what a replay came to.</summary>
internal static class ReplayPresenter
{
    /// <summary>For people.</summary>
    public static void Write(IAnsiConsole console, ReplayResult result)
    {
        var state = result.Replay.Engine.State;
        var grid = Tables.Members();
        grid.AddMember("world", result.Replay.Engine.World.ToString());
        grid.AddMember("world_seq", Cells.Number(state.Head.Value));
        grid.AddMember("ended", Ended(result));
        grid.AddMember("batch", Cells.Number(state.Batch.Value));
        if (state.Batch.Value > 0) grid.AddMember("batch_time", Cells.Time(state.TimeMs));
        grid.AddMember("state_hash", state.StateHash.ToString());
        grid.AddMember("content_hash", state.ContentHash.ToString());
        foreach (var (section, rows) in result.Replay.CountRows()) grid.AddMember(NameOf(section), Cells.Number(rows));
        grid.AddMember("replayed", string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Events:N0} events of {result.Commits:N0} commits in {result.Elapsed.TotalSeconds:F3} s, "
            + $"{result.EventsPerSecond:N0} events/s"));
        console.Write(grid);
    }

    /// <summary>For programs.</summary>
    public static void WriteJson(Utf8JsonWriter json, ReplayResult result)
    {
        var state = result.Replay.Engine.State;
        json.WriteStartObject();
        json.WriteNumber("namespace", result.Replay.Engine.World.Value);
        json.WriteNumber("world_seq", state.Head.Value);
        if (result.To is { } to) json.WriteNumber("to_world_seq", to.Value);
        else json.WriteNull("to_world_seq");
        json.WriteString("ended", Reason(result));
        json.WriteNumber("batch", state.Batch.Value);
        json.WriteNumber("batch_time_ms", state.TimeMs);
        json.WriteString("state_hash", state.StateHash.ToString());
        json.WriteString("content_hash", state.ContentHash.ToString());
        json.WriteStartObject("rows");
        foreach (var (section, rows) in result.Replay.CountRows()) json.WriteNumber(NameOf(section), rows);
        json.WriteEndObject();
        json.WriteNumber("events", result.Events);
        json.WriteNumber("commits", result.Commits);
        json.WriteNumber("bytes", result.Bytes);
        json.WriteNumber("elapsed_ms", (long)result.Elapsed.TotalMilliseconds);
        json.WriteNumber("events_per_second", (long)result.EventsPerSecond);
        json.WriteEndObject();
    }

    // Stable words for programs: docs/operations/cli.md.
    private static string Reason(ReplayResult result) => result switch
    {
        { To: null } => "end_of_log",
        { Inside: null } => "as_asked",
        _ => "before_batch",
    };

    private static string Ended(ReplayResult result) => result switch
    {
        { To: null } => "at the end of the log",
        { Inside: { } batch } => string.Create(
            CultureInfo.InvariantCulture,
            $"before {result.To:N0} asked for, which lies inside batch {batch.Batch} "
            + $"({Cells.Range(batch.FirstWorldSeq.Value, batch.LastWorldSeq.Value)})"),
        _ => "as asked",
    };

    private static string NameOf(CheckpointSection section) => section switch
    {
        CheckpointSection.GoneContainers => "gone_containers",
        CheckpointSection.GoneClasses => "gone_classes",
        CheckpointSection.World => "world_row",
        CheckpointSection.Worlds => "worlds",
        CheckpointSection.Containers => "containers",
        CheckpointSection.Classes => "classes",
        CheckpointSection.Shapes => "shapes",
        CheckpointSection.Extents => "extents",
        CheckpointSection.Balances => "balances",
        CheckpointSection.Stacks => "stacks",
        CheckpointSection.Instances => "instances",
        CheckpointSection.Holds => "holds",
        CheckpointSection.Reversals => "reversals",
        CheckpointSection.KeyWindow => "key_windows",
        CheckpointSection.Keys => "idempotency_keys",
        _ => $"section_{(int)section}",
    };
}
