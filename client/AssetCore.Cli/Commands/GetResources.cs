using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary>What <c>get</c> can fetch.</summary>
internal static class GetResources
{
    private static readonly QueryOption s_limit = new("limit", "N", "Items on a page at most.");
    private static readonly QueryOption s_cursor = new("cursor", "TEXT", "The next_cursor of the page before.");
    private static readonly QueryOption s_fromWorldSeq = new(
        "from_world_seq", "N", "The first commit whose world_seq_end is at or above this.");

    private static readonly ItemList s_balances = new("balances", "class", "key", "quantity", "held", "scaled");
    private static readonly ItemList s_slots = new("slots", "slot_index", "inst_id", "class", "key");
    private static readonly ItemList s_shapes = new("shapes", "stack_key", "shape");
    private static readonly ItemList s_worlds = new(
        "namespaces", "namespace_id", "lifecycle", "display_name", Column.Time("created", "created_time_ms"));

    private static readonly ItemList s_placements =
        new("placements", "position", "x", "y", new Column("occupant", Occupant),
            Of("class", "occupant.class"), Of("key", "occupant.key"),
            Of("quantity", "occupant.quantity"), "shape", "rotation");

    private static readonly ItemList s_commits =
        new("commits", "commit_id", new Column("world_seq", WorldSeqs), Column.Time("time", "commit_time_ms"),
            "actor_id", new Column("operations", Operations));

    /// <summary>The worlds.</summary>
    public static GetResource Namespaces { get; } = new("namespaces", "Lists the worlds.", "/v1/write/namespaces")
    {
        Parameters = [s_limit, s_cursor],
        Lists = [s_worlds],
        NextMember = "next_cursor",
    };

    /// <summary>All of them, in the order of the help page.</summary>
    public static ImmutableArray<GetResource> All { get; } =
    [
        Page("containers", "Lists containers by id.", "containers", null,
            new ItemList("containers", "container_id", "kind", "owner", "display_name"),
            new QueryOption("owner", "N", "Only containers of this owner."),
            new QueryOption(
                "kind", "KIND", "Only containers of this kind.", "balance", "slots", "grid",
                "continuous_line_1d", "continuous_grid_2d")),
        One("container", "Shows one container with its kind and policies.", "containers/{0}", "CONTAINER"),
        new("contents", "Shows what a container holds, whatever its kind.", "containers/{0}/contents")
        {
            Argument = "CONTAINER",
            Parameters = [s_limit, s_cursor],
            Lists = [s_balances, s_placements, s_slots],
            NextMember = "next_cursor",
        },
        Page("balances", "Lists the balances of a container.", "containers/{0}/balances", "CONTAINER", s_balances),
        Page("slots", "Lists the occupied slots of a container.", "containers/{0}/slots", "CONTAINER", s_slots),
        Page("cells", "Lists what stands on a grid, whole or within a region.", "containers/{0}/grid/cells",
            "CONTAINER", s_placements,
            new QueryOption(
                "x", "N", "The leftmost column of the region, counted from 0; with --y, --width and --height."),
            new QueryOption("y", "N", "The topmost row of the region, counted from 0."),
            new QueryOption("width", "N", "The columns of the region."),
            new QueryOption("height", "N", "The rows of the region.")),
        Page("classes", "Lists classes by id.", "classes", null,
            new ItemList("classes", "class_id", "name", "flags", "behavior")),
        One("class", "Shows one class.", "classes/{0}", "CLASS"),
        Page("shapes", "Lists the shapes of a class.", "classes/{0}/shapes", "CLASS", s_shapes),
        One("instance", "Shows one instance with its place and parent.", "instances/{0}", "INST_ID"),
        History("commits", "Lists commits in order of world_seq.", "commits", null),
        History("history", "Lists the commits that changed a container or what it holds.", "containers/{0}/commits",
            "CONTAINER"),
        new("commit", "Shows one commit with its events.", "commits/{0}")
        {
            Argument = "COMMIT_ID",
            Lists = [new("operations", "op", "args"), new("events", new Column("event", Cells.Text))],
        },
        One("freshness", "Shows how far the server's copy of the world is behind its log.", "freshness", null),
        Namespaces,
    ];

    private static GetResource One(string name, string description, string path, string? argument) =>
        new(name, description, path) { Argument = argument };

    private static GetResource Page(
        string name,
        string description,
        string path,
        string? argument,
        ItemList list,
        params ImmutableArray<QueryOption> filters) =>
        new(name, description, path)
        {
            Argument = argument,
            Parameters = [.. filters, s_limit, s_cursor],
            Lists = [list],
            NextMember = "next_cursor",
        };

    private static GetResource History(string name, string description, string path, string? argument) =>
        new(name, description, path)
        {
            Argument = argument,
            Parameters = [s_fromWorldSeq, s_limit],
            Lists = [s_commits],
            NextMember = "next_world_seq",
            NextParameter = "from_world_seq",
        };

    private static Column Of(string head, string path) => new(head, item => Cells.At(item, path));

    private static string Occupant(JsonElement placement) =>
        Cells.At(placement, "occupant.inst_id") is { Length: > 0 } instance
            ? "inst " + instance
            : "stack " + Cells.At(placement, "occupant.stack_id");

    private static string WorldSeqs(JsonElement commit) =>
        Cells.At(commit, "world_seq_start") + ".." + Cells.At(commit, "world_seq_end");

    private static string Operations(JsonElement commit)
    {
        if (!commit.TryGetProperty("operations", out var operations) || operations.ValueKind != JsonValueKind.Array)
            return "";
        return string.Join(
            ", ", operations.EnumerateArray().CountBy(operation => Cells.At(operation, "op")).Select(Counted));

        static string Counted(KeyValuePair<string, int> group) =>
            group.Value == 1 ? group.Key : $"{group.Value} {group.Key}";
    }
}
