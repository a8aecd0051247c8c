using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;
using AssetCore.Text;

namespace AssetCore.Format.Tests.Json;

/// <summary>One answer to each query, with the JSON that the contract shows for it.</summary>
internal static class AnswerSamples
{
    public const string FreshnessJson =
        """{"namespace":1,"world_seq":42,"commit_log_world_seq":45,"lag":3,"lag_ms":7,"observed_ms":2}""";

    private const string CommitMembers =
        """
        "commit_id":"000000000000002900000000000000ff","world_seq_start":41,"world_seq_end":42,"event_count":2,"commit_time_ms":1700000000000,
        "actor_id":"me","metadata":{ "a": 1 },"origin":null,
        "operations":[{"op":"RemoveContainer","args":{"container_id":"vault-001","drain":true}}]
        """;

    private static readonly Freshness s_freshness = new(new(1), new(42), new(45), 3, 7, 2);
    private static readonly ContainerId s_vault = new("vault-001");
    private static readonly ClassId s_gold = new("gold");
    private static readonly BalanceItem s_balance = new(s_gold, null, Quantity("150"), 150_000, Quantity("0"));

    private static readonly GridPlacement s_placement = new(
        9, 4, 2,
        new Occupant(new StackId(2), null, new("medkit"), null, Quantity("12")),
        new Shape(1, 1),
        Rotation.None);

    private static readonly GridSummary s_summary = new(5, 5, 25, 2, Quantity("0.08"));

    private static readonly CommitItem s_commit = new(
        new CommitId(new(41), 255), new(41), new(42), 1_700_000_000_000, "me", Json("""{ "a": 1 }"""), null, [new RemoveContainer(s_vault, true)]);

    /// <summary>What is asked, what is answered, and its JSON without <c>freshness</c>.</summary>
    public static IEnumerable<(WorldQuery Query, QueryAnswer Answer, string Json)> All =>
        ((WorldQuery Query, QueryAnswer Answer, string Json)[])[.. Containers(), .. Contents(), .. Schema(), .. Rest(), .. Space(), .. Things()];

    private static IEnumerable<(WorldQuery, QueryAnswer, string)> Containers()
    {
        yield return (
            new WorldQuery.Container(s_vault),
            Fresh(new ContainerView(new(s_vault, new ContainerKind.Balance(new(1000)), null, null,
                new(Quantity("0"), null, default)))),
            """{"container_id":"vault-001","kind":{"type":"balance","quantization_inv":1000},"owner":null,"display_name":null,"policies":{"floor":"0"}}""");
        yield return (
            new WorldQuery.Containers(null, null, null, 20),
            Fresh(new ContainerPage(
            [
                new(new("line"), new ContainerKind.Grid(6, null), 7, "A line", null),
                new(new("plane"), new ContainerKind.Plane(0, -1, 5, 6, new(1000), 10), null, null, null),
                new(new("track"), new ContainerKind.Line(0, 5, new(7), null), null, null, null),
            ], "next", true, true)),
            """
            {"containers":[
            {"container_id":"line","kind":{"type":"grid","capacity":6,"grid_width":null},"owner":7,"display_name":"A line","policies":null},
            {"container_id":"plane","kind":{"type":"continuous_grid_2d","min_x":0,"min_y":-1,"max_x":5,"max_y":6,"quantization_inv":1000,"bucket_cell_size":10},"owner":null,"display_name":null,"policies":null},
            {"container_id":"track","kind":{"type":"continuous_line_1d","min_x":0,"max_x":5,"quantization_inv":7,"bucket_cell_size":null},"owner":null,"display_name":null,"policies":null}],
            "next_cursor":"next","has_more":true,"moved":true}
            """);
    }

    private static IEnumerable<(WorldQuery, QueryAnswer, string)> Contents()
    {
        var contents = new WorldQuery.Contents(s_vault, null, 20);
        yield return (contents, Fresh(new ContentsView.Balance([s_balance])),
            """{"type":"balance","balances":[{"class":"gold","key":null,"quantity":"150","scaled":150000,"held":"0"}],"next_cursor":null,"has_more":false}""");
        yield return (new WorldQuery.Slots(s_vault, null, 20),
            Fresh(new ContentsView.Slots([new(1, new(3), new("helmet"), null)], 8)),
            """{"type":"slots","slots":[{"slot_index":1,"inst_id":3,"class":"helmet","key":null}],"count":8,"next_cursor":null,"has_more":false}""");
        yield return (contents,
            Fresh(new ContentsView.Grid([s_balance], [s_placement], s_summary) { HasMore = true, NextCursor = "c" }),
            """
            {"type":"grid","balances":[{"class":"gold","key":null,"quantity":"150","scaled":150000,"held":"0"}],
            "placements":[{"position":9,"x":4,"y":2,"occupant":{"stack_id":2,"class":"medkit","key":null,"quantity":"12"},"shape":{"width":1,"height":1},"rotation":"none"}],
            "grid":{"grid_width":5,"grid_height":5,"capacity":25,"occupied_cells":2,"utilization":"0.08"},"next_cursor":"c","has_more":true}
            """);
        yield return (contents, Fresh(new ContentsView.Continuous(
                [new(5, 6, new(null, new InstanceId(3), new("helmet"), 7, null), Extent.Rectangle(4, 2), 90_000)],
                new ContainerKind.Plane(0, 0, 10, 10, new(1), null))),
            """
            {"type":"continuous_2d","placements":[{"x":5,"y":6,"occupant":{"inst_id":3,"class":"helmet","key":7,"quantity":null},"extent":{"width":4,"height":2},"rotation_millideg":90000}],
            "continuous":{"min_x":0,"min_y":0,"max_x":10,"max_y":10,"quantization_inv":1,"bucket_cell_size":null},"next_cursor":null,"has_more":false}
            """);
        yield return (contents, Fresh(new ContentsView.Continuous([], new ContainerKind.Line(0, 10, new(1), 5))),
            """{"type":"continuous_1d","placements":[],"continuous":{"min_x":0,"max_x":10,"quantization_inv":1,"bucket_cell_size":5},"next_cursor":null,"has_more":false}""");
        yield return (
            new WorldQuery.Balances(s_vault, null, 20), Fresh(new BalancePage([s_balance], null, false, null)),
            """{"balances":[{"class":"gold","key":null,"quantity":"150","scaled":150000,"held":"0"}],"next_cursor":null,"has_more":false}""");
        yield return (new WorldQuery.GridCells(s_vault, null, null, 20),
            Fresh(new GridCellsView([s_placement], s_summary, null, false, null)),
            """
            {"placements":[{"position":9,"x":4,"y":2,"occupant":{"stack_id":2,"class":"medkit","key":null,"quantity":"12"},"shape":{"width":1,"height":1},"rotation":"none"}],
            "grid":{"grid_width":5,"grid_height":5,"capacity":25,"occupied_cells":2,"utilization":"0.08"},"next_cursor":null,"has_more":false}
            """);
    }

    private static IEnumerable<(WorldQuery, QueryAnswer, string)> Schema()
    {
        yield return (new WorldQuery.Class(s_gold),
            Fresh(new ClassView(new(s_gold, "Gold", ulong.MaxValue, new(new(1000), null)))),
            """{"class_id":"gold","name":"Gold","flags":18446744073709551615,"behavior":{"balance_scale":1000,"max_stack":null}}""");
        yield return (
            new WorldQuery.Classes(null, 20), Fresh(new ClassPage([new(s_gold, "Gold", 0, null)], null, false, null)),
            """{"classes":[{"class_id":"gold","name":"Gold","flags":0,"behavior":null}],"next_cursor":null,"has_more":false}""");
        yield return (new WorldQuery.ClassShapes(s_gold, null, 20),
            Fresh(new ShapePage(s_gold, [new(null, new(2, 1)), new(0, new(1, 1))], null, false, null)),
            """
            {"class_id":"gold","shapes":[{"stack_key":null,"shape":{"width":2,"height":1}},{"stack_key":0,"shape":{"width":1,"height":1}}],
            "next_cursor":null,"has_more":false}
            """);
    }

    private static IEnumerable<(WorldQuery, QueryAnswer, string)> Rest()
    {
        var instance = new WorldQuery.Instance(new InstanceId(3));
        yield return (instance,
            Fresh(new InstanceView(new(new(3), new("helmet"), null, null, new Location.Slot(new("slots-gear"), 1)))),
            """{"inst_id":3,"class":"helmet","key":null,"parent_id":null,"location":{"container_id":"slots-gear","kind":"slot","slot_index":1}}""");
        yield return (instance, Fresh(new InstanceView(new(new(3), new("helmet"), 0, new InstanceId(2), null))),
            """{"inst_id":3,"class":"helmet","key":0,"parent_id":2,"location":null}""");
        yield return (new WorldQuery.FreshnessOnly(), Fresh(new FreshnessView()), "{}");
        yield return (new WorldQuery.Commits(default, null, 10), Fresh(new CommitPage([s_commit], new(43), true)),
            $$"""{"commits":[{ {{CommitMembers}} }],"next_world_seq":43,"has_more":true}""");
        yield return (new WorldQuery.Commit(s_commit.CommitId), Fresh(new CommitView(s_commit, [Json("""{"event": "one"}"""), Json("{}")])),
            $$"""{ {{CommitMembers}},"events":[{"event": "one"},{}]}""");
    }

    private static IEnumerable<(WorldQuery, QueryAnswer, string)> Space()
    {
        yield return (new WorldQuery.Overlaps(new("road"), new OverlapProbe.Span(5, 3), null, 20),
            Fresh(new OverlapsView(
                new("road"), [new(5, null, new(null, new InstanceId(3), new("cart"), null, null), Extent.Span(4), null)], null, false, true)),
            """
            {"container_id":"road","overlaps":[{"x":5,"occupant":{"inst_id":3,"class":"cart","key":null,"quantity":null},"extent":{"length":4}}],
            "next_cursor":null,"has_more":false,"moved":true}
            """);
        var free = new WorldQuery.GridFree(new("backpack"), new("medkit"), 7);
        yield return (free, Fresh(new GridFreeView(new("backpack"), new("medkit"), 7, new(2, 1), 9, 4, 2)),
            """{"container_id":"backpack","class":"medkit","key":7,"shape":{"width":2,"height":1},"position":9,"x":4,"y":2}""");
        yield return (free, Fresh(new GridFreeView(new("backpack"), new("medkit"), null, new(2, 1), null, null, null)),
            """{"container_id":"backpack","class":"medkit","key":null,"shape":{"width":2,"height":1},"position":null,"x":null,"y":null}""");
        yield return (new WorldQuery.ClassExtents(new("cart"), null, 20),
            Fresh(new ExtentPage(
                new("cart"), [new(null, Extent.Span(Extent.SideMax)), new(0, Extent.Rectangle(2, 1))], "c", true, false)),
            """
            {"class_id":"cart","extents":[{"stack_key":null,"extent":{"length":9007199254740992}},{"stack_key":0,"extent":{"width":2,"height":1}}],
            "next_cursor":"c","has_more":true,"moved":false}
            """);
    }

    private static IEnumerable<(WorldQuery, QueryAnswer, string)> Things()
    {
        yield return (new WorldQuery.ClassStats(s_gold),
            Fresh(new ClassStatsView(
                s_gold, [new(new(1000), 2, Quantity("155"), Quantity("60"))], 3, Quantity("17"), 5, 4, 1)),
            """
            {"class_id":"gold","balances":[{"quantization_inv":1000,"balances":2,"quantity":"155","held":"60"}],
            "stacks":3,"stack_quantity":"17","instances":5,"placed_instances":4,"holds":1}
            """);
        yield return (new WorldQuery.Children(new InstanceId(1), null, 20),
            Fresh(new InstancePage([new(new(4), new("visor"), null, new InstanceId(1), null)], null, false, null)),
            """
            {"instances":[{"inst_id":4,"class":"visor","key":null,"parent_id":1,"location":null}],"next_cursor":null,"has_more":false}
            """);
        var hold = new HoldItem(new("h1"), s_vault, s_gold, null, Quantity("60"), null, null);
        yield return (new WorldQuery.Hold(new("h1")), Fresh(new HoldView(hold)),
            """{"hold_id":"h1","container_id":"vault-001","class":"gold","key":null,"quantity":"60","expires_at_world_seq":null,"expires_at_ms":null}""");
        yield return (new WorldQuery.Holds(s_vault, null, 20),
            Fresh(new HoldPage([hold with { Key = 3, ExpiresAtWorldSeq = new(9), ExpiresAtMs = 7 }], null, false, null)),
            """
            {"holds":[{"hold_id":"h1","container_id":"vault-001","class":"gold","key":3,"quantity":"60","expires_at_world_seq":9,"expires_at_ms":7}],
            "next_cursor":null,"has_more":false}
            """);
        var reversal = s_commit with
        {
            Operations = [.. s_commit.Operations, new ReverseCommit(new CommitId(new(7), 255), "twice")],
        };
        var members = CommitMembers.Replace("\"drain\":true}}", """
            "drain":true}},{"op":"ReverseCommit","args":{"commit_id":"000000000000000700000000000000ff","reason":"twice"}}
            """, StringComparison.Ordinal);
        yield return (new WorldQuery.Follow(default, 10),
            Fresh(new FollowPage([new(reversal, [Json("{}")])], new(43))),
            $$"""{"commits":[{ {{members}},"events":[{}]}],"next_world_seq":43}""");
    }

    private static QueryAnswer Fresh(QueryAnswer answer) => answer with { Freshness = s_freshness };

    private static DecimalQuantity Quantity(string text) =>
        DecimalQuantity.TryParse(text, out var quantity)
            ? quantity
            : throw new ArgumentException("Not a decimal.", nameof(text));

    private static JsonText Json(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
}
