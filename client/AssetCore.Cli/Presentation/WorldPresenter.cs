using System.Text.Json;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows how worlds are.</summary>
internal static class WorldPresenter
{
    private static readonly string[] s_flags = ["draining", "frozen"];

    /// <summary>Writes a status: the world's own members first, then those of its log.</summary>
    public static void WriteStatus(IAnsiConsole console, JsonElement status)
    {
        var world = status.GetProperty("namespace");
        var grid = Tables.Members();
        grid.AddMember("namespace_id", Cells.At(world, "namespace_id"));
        grid.AddMember("display_name", Cells.At(world, "display_name"));
        grid.AddMember("lifecycle", Cells.At(world, "lifecycle"));
        grid.AddMember("run as", State(world));
        grid.AddMember("because", Cells.At(status, "reason"));
        grid.AddMember("since", Cells.Time(world, "changed_time_ms"));
        grid.AddMember("created", Cells.Time(world, "created_time_ms"));
        grid.AddMember("head_world_seq", Cells.At(status, "head_world_seq"));
        grid.AddMember("batch_number", Cells.At(status, "batch_number"));
        grid.AddMember("epoch", Cells.At(status, "epoch"));
        grid.AddMember("idempotency_keys_max", Cells.At(status, "idempotency_keys_max"));
        grid.AddMember("idempotency_age_max", Cells.At(status, "idempotency_age_max"));
        console.Write(grid);
    }

    /// <summary>How a world is run, in words.</summary>
    public static string State(JsonElement world)
    {
        if (!world.TryGetProperty("operational_state", out var state)) return "-";
        var flags = s_flags.Where(flag => Cells.At(state, flag) == "true");
        return string.Join(", ", [Cells.At(state, "write_mode"), .. flags]);
    }
}
