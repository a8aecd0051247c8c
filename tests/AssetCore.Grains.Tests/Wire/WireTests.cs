using System.Diagnostics;
using System.Text;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Abstractions.Wire;
using AssetCore.Grains.Tests.Support;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;
using AssetCore.Text;
using AssetCore.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace AssetCore.Grains.Tests.Wire;

public sealed class WireTests
{
    private static readonly Rejection s_rejection = new(
        ErrorCode.InsufficientBalance,
        "container a holds 1 gold, 2 needed",
        3, [new("available", "1"), new("needed", "2")], 50);

    private static readonly CommitReceipt s_receipt = new(
        new WorldId(7),
        new CommitId(new WorldSeq(100), 0xFEDC_BA98_7654_3210),
        new WorldSeq(100),
        new WorldSeq(104),
        [new(0, new InstanceId(5)), new(3, new InstanceId(6))],
        1_700_000_000_000,
        IdempotentReplay: true,
        "key",
        new JsonText("{\"a\":1}"u8.ToArray()));

    private static readonly GridSummary s_summary = new(5, 5, 25, 0, DecimalQuantity.FromInteger(0));

    private static readonly HoldItem s_hold = new(
        new("h"), new("a"), new("gold"), null, DecimalQuantity.FromInteger(5), new(900), 1_700_000_000_000);

    private static readonly CommittedCommit s_followed = new(
        new CommitItem(s_receipt.CommitId, new(100), new(104), 17, "me", null, null, []),
        [new JsonText("""{"event":"CommitNoted"}"""u8.ToArray())]);

    private static readonly WorldItem s_item = new(
        new(2), WorldLifecycle.Creating, "name", 17, new OperationalState(WriteMode.ReadOnly, true, false), 18);

    private static readonly Serializer s_serializer =
        new ServiceCollection().AddAssetCoreWire().BuildServiceProvider().GetRequiredService<Serializer>();

    public static TheoryData<WorldQuery> Queries =>
    [
        new WorldQuery.Containers(4_000_000_000, ContainerType.Grid, "cursor", 20),
        new WorldQuery.Containers(null, null, null, 200),
        new WorldQuery.Container(new("c")),
        new WorldQuery.Contents(new("c"), "x", 1),
        new WorldQuery.Balances(new("c"), null, 2),
        new WorldQuery.Slots(new("c"), null, 3),
        new WorldQuery.GridCells(new("c"), new GridRegion(1, 2, 3, 4), null, 5),
        new WorldQuery.GridCells(new("c"), null, "y", 6),
        new WorldQuery.Classes("z", 7),
        new WorldQuery.Class(new("gold")),
        new WorldQuery.ClassShapes(new("gold"), null, 8),
        new WorldQuery.Instance(new(9)),
        new WorldQuery.FreshnessOnly(),
        new WorldQuery.Commits(new(10), new("c"), 11),
        new WorldQuery.Commits(new(0), null, 12),
        new WorldQuery.Commit(new(new(13), ulong.MaxValue)),
        new WorldQuery.Overlaps(new("line"), new OverlapProbe.Span(long.MinValue, 14), null, 15),
        new WorldQuery.Overlaps(new("plane"), new OverlapProbe.Rectangle(-1, long.MaxValue, 2, 3, 359_999), "next", 16),
        new WorldQuery.GridFree(new("c"), new("gold"), 4_000_000_000),
        new WorldQuery.GridFree(new("c"), new("gold"), null),
        new WorldQuery.ClassExtents(new("gold"), "u", 17),
        new WorldQuery.ClassStats(new("gold")),
        new WorldQuery.Children(new(18), null, 19),
        new WorldQuery.Holds(new("c"), "v", 20),
        new WorldQuery.Holds(null, null, 21),
        new WorldQuery.Hold(new("h")),
        new WorldQuery.Follow(new(22), 23),
    ];

    public static TheoryData<QueryAnswer> Answers =>
    [
        new ContainerView(new ContainerItem(new("c"), new ContainerKind.Grid(25, 5), 7, "Chest", null))
        {
            Freshness = Fresh,
        },
        new BalancePage(
            [new(new("gold"), 3, DecimalQuantity.FromInteger(5), 5, DecimalQuantity.FromInteger(0))],
            "next",
            true,
            false)
        {
            Freshness = Fresh,
        },
        new InstanceView(new(new(3), new("helmet"), null, null, new Location.Slot(new("s"), 1)))
        {
            Freshness = Fresh,
        },
        new FreshnessView { Freshness = Fresh },
        new OverlapsView(
            new("line"),
            [new(5, null, new Occupant(null, new(3), new("rod"), null, null), Extent.Span(4), null)],
            "next",
            true,
            false)
        {
            Freshness = Fresh,
        },
        new GridFreeView(new("c"), new("gold"), null, new Shape(1, 2), 9, 4, 2) { Freshness = Fresh },
        new ExtentPage(new("rod"), [new(7, Extent.Span(4))], null, false, null) { Freshness = Fresh },
        new ClassStatsView(new("gold"), [], 1, DecimalQuantity.FromInteger(5), 2, 1, 3) { Freshness = Fresh },
        new InstancePage([new(new(3), new("helmet"), null, new(2), null)], "next", true, true) { Freshness = Fresh },
        new HoldPage([s_hold], "next", true, true) { Freshness = Fresh },
        new HoldView(s_hold) { Freshness = Fresh },
        new FollowPage([s_followed], new(105)) { Freshness = Fresh },
        new ContainerPage([], null, false, null) { Freshness = Fresh },
        new ContentsView.Balance([]) { Freshness = Fresh },
        new ContentsView.Slots([new(1, new(3), new("helmet"), null)], 8) { Freshness = Fresh },
        new ContentsView.Grid([], [], s_summary) { Freshness = Fresh },
        new ContentsView.Continuous([], new ContainerKind.Line(0, 10, Scale.Whole, null)) { Freshness = Fresh },
        new GridCellsView([], s_summary, null, false, null) { Freshness = Fresh },
        new ClassView(new(new("gold"), "Gold", ulong.MaxValue, null)) { Freshness = Fresh },
        new ClassPage([], "next", true, false) { Freshness = Fresh },
        new ShapePage(new("gold"), [new(null, new Shape(1, 2))], null, false, null) { Freshness = Fresh },
        new CommitPage([s_followed.Item], new(105), true) { Freshness = Fresh },
        new CommitView(s_followed.Item, s_followed.Events) { Freshness = Fresh },
    ];

    private static Freshness Fresh => new(new(7), new(99), new(100), 1, 12, 3);

    [Fact]
    public void Commits_arrive_as_they_were_sent_with_equal_digests()
    {
        var sent = Requests.Call(
            Requests.Setup(),
            Requests.Move("m") with
            {
                FirstSentWorldSeq = new WorldSeq(0),
                ActorId = "me",
                Metadata = new JsonText("{}"u8.ToArray()),
            });

        var arrived = Cross(sent);

        Assert.Equal(sent.Commits.Select(commit => commit.Request), arrived.Commits.Select(commit => commit.Request));
        Assert.Equal(sent.Commits.Select(commit => commit.KeyDigest), arrived.Commits.Select(commit =>
            commit.KeyDigest));
        Assert.Equal(sent.Commits.Select(commit => commit.RequestDigest), arrived.Commits.Select(commit =>
            commit.RequestDigest));
    }

    [Fact]
    public void Commits_carry_the_trace_of_who_sent_them()
    {
        var trace = new ActivityContext(
            ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);

        var arrived = Cross(Requests.Call(Requests.Setup()) with { Trace = trace }).Trace;

        Assert.Equal(
            (trace.TraceId, trace.SpanId, trace.TraceFlags, true), (
                arrived.TraceId, arrived.SpanId, arrived.TraceFlags, arrived.IsRemote));
        Assert.Equal(default, Cross(Requests.Call(Requests.Setup()) with { Trace = default }).Trace);
    }

    [Fact]
    public void Outcomes_arrive_as_they_were_sent()
    {
        var plain = s_receipt with
        {
            MintedInstances = [],
            IdempotentReplay = false,
            IdempotencyKey = null,
            Metadata = null,
        };
        var sent = new CommitReplies(
        [
            CommitOutcome.Committed(s_receipt),
            CommitOutcome.Refused(s_rejection),
            CommitOutcome.Committed(plain),
            CommitOutcome.Refused(new Rejection(ErrorCode.Overloaded, "")),
        ]);

        Assert.Equal(sent.Outcomes.AsEnumerable(), Cross(sent).Outcomes);
    }

    [Fact]
    public void Preflights_arrive_as_they_were_sent()
    {
        var report = new PreflightReport(
            new(5), [OperationCode.TransferFungible], [new JsonText("{\"type\":\"x\"}"u8.ToArray())]);

        var arrived = Cross(new PreflightReply(new(report, null, null))).Outcome.Report!;

        Assert.Equal(report.ValidatedWorldSeq, arrived.ValidatedWorldSeq);
        Assert.Equal(report.Operations.AsEnumerable(), arrived.Operations);
        Assert.Equal(report.Events.AsEnumerable(), arrived.Events);
        Assert.Equal(s_receipt, Cross(new PreflightReply(new(null, s_receipt, null))).Outcome.Replay);
        Assert.Equal(s_rejection, Cross(new PreflightReply(new(null, null, s_rejection))).Outcome.Rejection);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Queries_arrive_as_they_were_sent(WorldQuery query)
    {
        Assert.Equal(new QueryCall(query, null), Cross(new QueryCall(query, null)));
        Assert.Equal(new QueryCall(query, new WorldSeq(0)), Cross(new QueryCall(query, new WorldSeq(0))));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answers_arrive_as_they_were_sent(QueryAnswer answer)
    {
        var arrived = Cross(new QueryReply(QueryOutcome.Answered(answer))).Outcome.Answer!;

        Assert.Equal(answer.Freshness, arrived.Freshness);
        Assert.Equal(answer.GetType(), arrived.GetType());
        Assert.Equal(Json(answer), Json(arrived));
    }

    [Fact]
    public void Heads_and_hints_arrive_as_they_were_sent()
    {
        var hint = new CommitHint(new(2), new(3), new(4), new(5), new(6), Hash256.Zero, new byte[] { 1, 2, 3 });

        ArrivesAsSent(new HeadReply(new(1), new(2), new(3)));
        ArrivesAsSent(hint);
        ArrivesAsSent(new WorldSeq(long.MaxValue));
        Assert.Null(Cross<CommitHint?>(null));
    }

    [Fact]
    public void Calls_about_worlds_arrive_as_they_were_sent()
    {
        ArrivesAsSent(new CreateCall(new(-2), null, "why"));
        ArrivesAsSent(new CreateCall(new(2), "name", "why", -1, long.MaxValue));
        ArrivesAsSent(new ChangeCall(new(-2), null, null, null, null, ""));
        ArrivesAsSent(new ChangeCall(new(2), WorldLifecycle.None, WriteMode.ReadOnly, false, true, "why"));
        ArrivesAsSent(new WorldListCall(null, null, null, false, null, -9));
        ArrivesAsSent(new WorldListCall(new(0), WorldLifecycle.Disabled, WriteMode.ReadWrite, true, "c", 9));
        ArrivesAsSent(new QueryCall(new WorldQuery.FreshnessOnly(), null, SeesDisabled: true));
    }

    [Fact]
    public void Replies_about_worlds_arrive_as_they_were_sent()
    {
        ArrivesAsSent(new WorldReply(s_item, null));
        ArrivesAsSent(new WorldReply(null, s_rejection));
        ArrivesAsSent(new WorldListReply(null, s_rejection));
        Assert.Equal(s_item, Assert.Single(Cross(new WorldListReply(new([s_item], "n", true), null)).Page!.Namespaces));
        ArrivesAsSent(new WorldStatusReply(new(s_item, new(5), new(6), new(7), 8, 9, "why"), null));
        ArrivesAsSent(new WorldStatusReply(null, s_rejection));
        ArrivesAsSent(new WorldChangesReply(null, s_rejection));
        var page = Cross(new WorldChangesReply(new([new(new(5), 6, s_item, "why")], new(7), true), null)).Page!;
        Assert.Equal(new WorldChange(new(5), 6, s_item, "why"), Assert.Single(page.Changes));
        Assert.Equal((new WorldSeq(7), true), (page.NextSeq, page.HasMore));
    }

    [Fact]
    public void Every_kind_of_query_and_answer_is_among_those_that_were_sent()
    {
        var answers = typeof(QueryAnswer).Assembly.GetTypes().Where(
            static type => type.IsSubclassOf(typeof(QueryAnswer)) && !type.IsAbstract);

        Assert.Equal(
            typeof(WorldQuery).GetNestedTypes().ToHashSet(), [.. Queries.Select(row => row.Data.GetType())]);
        Assert.Equal(answers.ToHashSet(), [.. Answers.Select(row => row.Data.GetType())]);
    }

    [Fact]
    public void An_envelope_with_bytes_left_over_is_refused()
    {
        var bytes = s_serializer.SerializeToArray(new HeadReply(new(1), new(2), new(3)));

        // The last varint says that it goes on, so the head ends early or late, but never right.
        Assert.ThrowsAny<Exception>(() => s_serializer.Deserialize<HeadReply>(bytes.AsSpan(0, bytes.Length - 1)));
    }

    private static void ArrivesAsSent<T>(T value) => Assert.Equal(value, Cross(value));

    private static T Cross<T>(T value) => s_serializer.Deserialize<T>(s_serializer.SerializeToArray(value))!;

    private static string Json(QueryAnswer answer)
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new System.Text.Json.Utf8JsonWriter(json)) Format.Json.AnswerJson.Write(writer, answer);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
