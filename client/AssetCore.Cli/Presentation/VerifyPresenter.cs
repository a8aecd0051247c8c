using System.Text.Json;
using AssetCore.Cli.Offline;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what a verification found.</summary>
internal static class VerifyPresenter
{
    /// <summary>For people.</summary>
    public static void Write(IAnsiConsole console, VerifyReport report)
    {
        var grid = Tables.Members();
        grid.AddMember("world", report.World.ToString());
        grid.AddMember("log", report.IsWhole ? "whole" : "BROKEN");
        grid.AddMember("batches", Cells.Number(report.Head.Batch.Value));
        grid.AddMember("commits", Cells.Number(report.Commits));
        grid.AddMember("world_seq", Cells.Number(report.Head.WorldSeq.Value));
        grid.AddMember("epoch", $"{report.Head.Epoch}, {Cells.Number(report.Writers)} writers");
        grid.AddMember("bytes", $"{Cells.Number(report.Bytes)} in {Cells.Number(report.Segments)} segments");
        if (report.Head.Batch.Value > 0) grid.AddMember("last_batch_time", Cells.Time(report.Head.TimeMs));
        grid.AddMember("frame_hash", report.Head.Hash.ToString());
        grid.AddMember("state_hash", report.StateHash.ToString());
        grid.AddMember("content_hash", report.ContentHash.ToString());
        console.Write(grid);
    }

    /// <summary>For programs.</summary>
    public static void WriteJson(Utf8JsonWriter json, VerifyReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("namespace", report.World.Value);
        json.WriteBoolean("whole", report.IsWhole);
        json.WriteNumber("batches", report.Head.Batch.Value);
        json.WriteNumber("commits", report.Commits);
        json.WriteNumber("world_seq", report.Head.WorldSeq.Value);
        json.WriteNumber("epoch", report.Head.Epoch.Value);
        json.WriteNumber("writers", report.Writers);
        json.WriteNumber("segments", report.Segments);
        json.WriteNumber("bytes", report.Bytes);
        json.WriteNumber("last_batch_time_ms", report.Head.TimeMs);
        json.WriteString("frame_hash", report.Head.Hash.ToString());
        json.WriteString("state_hash", report.StateHash.ToString());
        json.WriteString("content_hash", report.ContentHash.ToString());
        json.WritePropertyName("break");
        WriteBreak(json, report.Break);
        json.WriteEndObject();
    }

    private static void WriteBreak(Utf8JsonWriter json, LogBreak? found)
    {
        if (found is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("check", found.Check);
        json.WriteString("blob", found.Blob);
        if (found.Offset is { } offset) json.WriteNumber("offset", offset);
        else json.WriteNull("offset");
        json.WriteNumber("batch", found.Batch.Value);
        if (found.WorldSeq is { } sequence) json.WriteNumber("world_seq", sequence.Value);
        else json.WriteNull("world_seq");
        json.WriteString("reason", found.Reason);
        json.WriteEndObject();
    }
}
