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
    private static readonly ItemList s_extents = new("extents", "stack_key", "extent");
    private static readonly ItemList s_containers =
        new("containers", "container_id", "kind", "owner", "display_name");

    private static readonly ItemList s_instances =
        new("instances", "inst_id", "class", "key", "parent_id", "location");

    private static readonly ItemList s_holds =
        new("holds", "hold_id", "container_id", "class", "key", "quantity", "expires_at_world_seq",
            Column.Time("expires_at", "expires_at_ms"));

    private static readonly ItemList s_worlds = new(
        "namespaces", "namespace_id", "lifecycle", "purged", new Column("run as", WorldPresenter.State), "display_name",
        Column.Time("created", "created_time_ms"));

    private static readonly ItemList s_changes = new(
        "changes", "seq", Column.Time("time", "time_ms"), Of("world", "namespace.namespace_id"),
        Of("lifecycle", "namespace.lifecycle"),
        new Column("run as", change => WorldPresenter.State(change.GetProperty("namespace"))), "reason");

    private static readonly ItemList s_placements =
        new("placements", "position", "x", "y", new Column("occupant", Occupant),
            Of("class", "occupant.class"), Of("key", "occupant.key"),
            Of("quantity", "occupant.quantity"), new Column("size", Size), new Column("turn", Turn));

    private static readonly ItemList s_overlaps =
        new("overlaps", "x", "y", Of("inst_id", "occupant.inst_id"), Of("class", "occupant.class"),
            Of("key", "occupant.key"), new Column("size", Size), new Column("turn", Turn));

    private static readonly ItemList s_commits =
        new("commits", "commit_id", new Column("world_seq", WorldSeqs), Column.Time("time", "commit_time_ms"),
            "actor_id", new Column("operations", Operations));

    /// <summary>The worlds.</summary>
    public static GetResource Namespaces { get; } = new("namespaces", "Lists the worlds.", "/v1/write/namespaces")
    {
        Parameters =
        [
            new QueryOption(
                "lifecycle", "STAGE", "Only worlds at this stage.", "provisioned", "disabled", "deleted"),
            new QueryOption("write_mode", "MODE", "Only worlds in this write mode.", "read_write", "read_only"),
            new QueryOption("include_deleted", "YES", "Whether deleted worlds are listed too.", "true", "false"),
            s_limit,
            s_cursor,
        ],
        Lists = [s_worlds],
        NextMember = "next_cursor",
    };

    /// <summary>What happened to the worlds.</summary>
    public static GetResource Changes { get; } = new(
        "changes", "Lists what happened to worlds, oldest first.", "/v1/write/namespaces/changes")
    {
        Parameters = [new QueryOption("from_seq", "N", "The first entry; 0 and 1 mean the beginning."), s_limit],
        Lists = [s_changes],
        NextMember = "next_seq",
        NextParameter = "from_seq",
    };

    /// <summary>All of them, in the order of the help page.</summary>
    public static ImmutableArray<GetResource> All { get; } =
    [
        Page("containers", "Lists containers by id.", "containers", null,
            s_containers,
            new QueryOption("owner", "N", "Only containers of this owner."),
            new QueryOption(
                "kind", "KIND", "Only containers of this kind.", "balance", "slots", "grid",
                "continuous_line_1d", "continuous_grid_2d")),
        Page("owned", "Lists the containers of one owner.", "owners/{0}/containers", "OWNER", s_containers),
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
        One("free", "Shows the lowest free anchor on a grid for something of a class.", "containers/{0}/grid/free",
            "CONTAINER",
            new QueryOption("class_id", "CLASS", "The class to be placed; required."),
            new QueryOption("key", "N", "The variant of the class.")),
        new("overlaps", "Lists what overlaps an outline on a line or a plane.", "containers/{0}/overlaps")
        {
            Argument = "CONTAINER",
            Parameters =
            [
                new("center_x", "N", "The outline's centre in scaled units."),
                new("span_length", "N", "The length of a span, on a line."),
                new("center_y", "N", "The outline's centre, on a plane."),
                new("rect_width", "N", "The width of a rectangle, on a plane."),
                new("rect_height", "N", "The height of a rectangle, on a plane."),
                new("rotation_millideg", "N", "Its turn in millidegrees, on a plane."),
                s_limit,
                s_cursor,
            ],
            Lists = [s_overlaps],
            NextMember = "next_cursor",
        },
        Page("holds", "Lists the open holds by id.", "holds", null, s_holds,
            new QueryOption("container_id", "CONTAINER", "Only holds on balances of this container.")),
        One("hold", "Shows one open hold.", "holds/{0}", "HOLD"),
        Page("classes", "Lists classes by id.", "classes", null,
            new ItemList("classes", "class_id", "name", "flags", "behavior")),
        One("class", "Shows one class.", "classes/{0}", "CLASS"),
        Page("shapes", "Lists the shapes of a class.", "classes/{0}/shapes", "CLASS", s_shapes),
        Page("extents", "Lists the extents of a class on lines and planes.", "classes/{0}/extents", "CLASS",
            s_extents),
        One("stats", "Shows how much there is of a class.", "classes/{0}/stats", "CLASS"),
        Page("children", "Lists what is attached to an instance.", "instances/{0}/children", "INST_ID", s_instances),
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

    private static GetResource One(
        string name, string description, string path, string? argument,
        params ImmutableArray<QueryOption> parameters) =>
        new(name, description, path) { Argument = argument, Parameters = parameters };

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

    // Shapes on grids, extents on lines and planes.
    private static string Size(JsonElement placement) =>
        Cells.At(placement, "shape") is { Length: > 0 } shape ? shape : Cells.At(placement, "extent");

    private static string Turn(JsonElement placement) =>
        Cells.At(placement, "rotation") is { Length: > 0 } rotation
            ? rotation
            : Cells.At(placement, "rotation_millideg");

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
