using System.Collections.Immutable;
using AssetCore.Containers;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Http.Requests;

/// <summary>Every query parameter of the contract.</summary>
internal static class QueryParameters
{
    /// <summary>Characters of a cursor at most: longer ones were never given out.</summary>
    private const int CursorLengthMax = 1_024;

    private static readonly ImmutableArray<(string Name, ContainerType Type)> s_kinds =
    [
        ("balance", ContainerType.Balance),
        ("slots", ContainerType.Slots),
        ("grid", ContainerType.Grid),
        ("continuous_line_1d", ContainerType.Line),
        ("continuous_grid_2d", ContainerType.Plane),
    ];

    private static readonly ImmutableArray<(string Name, WorldLifecycle Lifecycle)> s_lifecycles =
    [
        ("provisioned", WorldLifecycle.Provisioned),
        ("disabled", WorldLifecycle.Disabled),
        ("deleted", WorldLifecycle.Deleted),
    ];

    private static readonly ImmutableArray<(string Name, WriteMode Mode)> s_writeModes =
        [("read_write", Worlds.WriteMode.ReadWrite), ("read_only", Worlds.WriteMode.ReadOnly)];

    public static readonly QueryParameter.Whole Limit =
        new("limit", "Items on the page at most.", 1, ReadLimits.PageMax, ReadLimits.PageDefault);

    public static readonly QueryParameter.Text Cursor =
        new("cursor", "The next_cursor of the page before; absent for the first page.", CursorLengthMax);

    public static readonly QueryParameter.Whole HistoryLimit =
        new("limit", "Commits on the page at most.", 1, ReadLimits.HistoryMax, ReadLimits.HistoryDefault);

    public static readonly QueryParameter.Whole FromWorldSeq =
        new("from_world_seq", "The first commit that ends at or above this; 0 is the beginning.", 0, long.MaxValue, 0);

    public static readonly QueryParameter.Whole AsOf = new(
        "as_of_world_seq",
        "Answers from the past: as it was behind the last commit that ends at or below this. Absent: the present.",
        1,
        long.MaxValue - 1);

    public static readonly QueryParameter.Whole Owner =
        new("owner", "Only containers of this owner.", 0, uint.MaxValue);

    public static readonly QueryParameter.Choice Kind =
        new("kind", "Only containers of this kind.", [.. s_kinds.Select(kind => kind.Name)]);

    public static readonly QueryParameter.Whole X =
        new("x", "The leftmost column of a region, counted from 0; with y, width and height.", 0, int.MaxValue);

    public static readonly QueryParameter.Whole Y =
        new("y", "The topmost row of a region, counted from 0; with x, width and height.", 0, int.MaxValue);

    public static readonly QueryParameter.Whole Width =
        new("width", "The columns of a region; with x, y and height.", 1, int.MaxValue);

    public static readonly QueryParameter.Whole Height =
        new("height", "The rows of a region; with x, y and width.", 1, int.MaxValue);

    public static readonly QueryParameter.Id InContainer =
        new("container_id", "Only holds on balances of this container.");

    public static readonly QueryParameter.Id ClassToPlace =
        new("class_id", "The class of what is to be placed.") { IsRequired = true };

    public static readonly QueryParameter.Whole KeyToPlace =
        new("key", "The variant of the class; absent and 0 differ.", 0, uint.MaxValue);

    public static readonly QueryParameter.Whole StreamFrom = new(
        "from_world_seq",
        "The first commit that ends at or above this; 0 is the beginning. Absent: only commits from now on.",
        0,
        long.MaxValue);

    public static readonly QueryParameter.Whole StreamLimit =
        new("limit", "Commits after which the stream ends. Absent: it goes on for ever.", 1, 10_000);

    public static readonly QueryParameter.Choice Lifecycle = new(
        "lifecycle", "Only namespaces at this stage.", [.. s_lifecycles.Select(stage => stage.Name)]);

    public static readonly QueryParameter.Choice WriteMode =
        new("write_mode", "Only namespaces in this write mode.", [.. s_writeModes.Select(mode => mode.Name)]);

    public static readonly QueryParameter.Choice IncludeDeleted = new(
        "include_deleted",
        "Whether deleted namespaces are listed, also if lifecycle asks for them; false if absent.",
        ["false", "true"]);

    public static readonly QueryParameter.Whole FromSeq =
        new("from_seq", "The first change to be listed, by its seq; 0 is the beginning.", 0, long.MaxValue, 0);

    /// <summary>The kind that one of the choices of <see cref="Kind"/> names.</summary>
    public static ContainerType KindOf(string name) => s_kinds.First(kind => kind.Name == name).Type;

    /// <summary>The stage that one of the choices of <see cref="Lifecycle"/> names.</summary>
    public static WorldLifecycle LifecycleOf(string name) => s_lifecycles.First(stage => stage.Name == name).Lifecycle;

    /// <summary>The mode that one of the choices of <see cref="WriteMode"/> names.</summary>
    public static WriteMode WriteModeOf(string name) => s_writeModes.First(mode => mode.Name == name).Mode;
}
