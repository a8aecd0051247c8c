using System.Text.Json;
using AssetCore.Recovery.Verification;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what a verification found.</summary>
internal static class VerifyPresenter
{
    /// <summary>For people.</summary>
    public static void Write(IAnsiConsole console, WorldReport report)
    {
        var grid = Tables.Members();
        grid.AddMember("world", report.World.ToString());
        grid.AddMember("log", report.IsWhole ? "whole" : "BROKEN");
        grid.AddMember("batches", Cells.Number(report.Batches));
        grid.AddMember("commits", Cells.Number(report.Commits));
        grid.AddMember("world_seq", Cells.Number(report.Head.WorldSeq.Value));
        grid.AddMember("epoch", $"{report.Head.Epoch}, {Cells.Number(report.Epochs)} writers");
        grid.AddMember("bytes", $"{Cells.Number(report.Bytes)} in {Cells.Number(report.Segments)} segments");
        if (report.TornBytes > 0) grid.AddMember("torn", $"{Cells.Number(report.TornBytes)} bytes, never acknowledged");
        grid.AddMember("checkpoints", Checkpoints(report));
        if (report.Rejudged > 0)
            grid.AddMember("judged again", $"{Cells.Number(report.Rejudged)} batches, byte for byte");
        if (report.Head.Batch.Value > 0) grid.AddMember("last_batch_time", Cells.Time(report.Head.TimeMs));
        grid.AddMember("frame_hash", report.Head.Hash.ToString());
        grid.AddMember("state_hash", report.StateHash.ToString());
        grid.AddMember("content_hash", report.ContentHash.ToString());
        foreach (var note in report.Notes) grid.AddMember("note", note);
        foreach (var finding in report.Findings) grid.AddMember(NameOf(finding.Kind), finding.ToString());
        console.Write(grid);
    }

    /// <summary>For programs.</summary>
    public static void WriteJson(Utf8JsonWriter json, WorldReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("namespace", report.World.Value);
        json.WriteBoolean("whole", report.IsWhole);
        json.WriteNumber("batches", report.Batches);
        json.WriteNumber("commits", report.Commits);
        json.WriteNumber("world_seq", report.Head.WorldSeq.Value);
        json.WriteNumber("epoch", report.Head.Epoch.Value);
        json.WriteNumber("writers", report.Epochs);
        json.WriteNumber("segments", report.Segments);
        json.WriteNumber("bytes", report.Bytes);
        json.WriteNumber("torn_bytes", report.TornBytes);
        json.WriteNumber("checkpoints", report.Checkpoints);
        json.WriteNumber("rejudged", report.Rejudged);
        json.WriteNumber("last_batch_time_ms", report.Head.TimeMs);
        json.WriteString("frame_hash", report.Head.Hash.ToString());
        json.WriteNumber("replayed_world_seq", report.Replayed.Value);
        json.WriteString("state_hash", report.StateHash.ToString());
        json.WriteString("content_hash", report.ContentHash.ToString());
        json.WritePropertyName("break");
        if (report.Findings is [var first, ..]) WriteFinding(json, first);
        else json.WriteNullValue();
        WriteLists(json, report);
        json.WriteEndObject();
    }

    private static void WriteLists(Utf8JsonWriter json, WorldReport report)
    {
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings) WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in report.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("check", NameOf(finding.Kind));
        json.WriteString("blob", finding.Blob);
        WriteNumber(json, "offset", finding.Offset);
        WriteNumber(json, "batch", finding.Batch?.Value);
        WriteNumber(json, "world_seq", finding.WorldSeq?.Value);
        json.WriteString("reason", finding.Reason);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static string Checkpoints(WorldReport report)
    {
        var named = report.Manifest?.Checkpoints.Length ?? 0;
        return named == report.Checkpoints
            ? Cells.Number(named)
            : $"{Cells.Number(report.Checkpoints)} of {Cells.Number(named)}";
    }

    private static string NameOf(FindingKind kind) => kind switch
    {
        FindingKind.Frame => "frame",
        FindingKind.Replay => "replay",
        FindingKind.Request => "request",
        FindingKind.Manifest => "manifest",
        FindingKind.Checkpoint => "checkpoint",
        FindingKind.Pack => "pack",
        FindingKind.Index => "index",
        FindingKind.Stray => "stray",
        FindingKind.Lineage => "lineage",
        FindingKind.Expectation => "expectation",
        FindingKind.Rejudge => "rejudge",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a finding"),
    };
}
