using System.Buffers;
using System.Text;
using System.Text.Json;
using AssetCore.Engine.Queries;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Queries;

/// <summary>What is answered on the spot is what the general way answers, and never much.</summary>
public sealed class PointQueryTests
{
    private static readonly ContainerId s_vault = new("vault");
    private static readonly ContainerId s_slots = new("slots");
    private static readonly Freshness s_freshness = new(WrittenWorld.Id, WorldSeq.None, WorldSeq.None, 0, 0, 0);
    private readonly WrittenWorld _world = Furnished();

    public static TheoryData<WorldQuery> Points =>
    [
        new WorldQuery.Container(s_vault),
        new WorldQuery.Container(new("nowhere")),
        new WorldQuery.Balances(s_vault, null, 5),
        new WorldQuery.Balances(new("empty"), null, 1),
        new WorldQuery.Balances(new("nowhere"), null, 20),
        new WorldQuery.Class(new("gold")),
        new WorldQuery.Class(new("lead")),
        new WorldQuery.ClassStats(new("gold")),
        new WorldQuery.ClassStats(new("lead")),
        new WorldQuery.Instance(new(1)),
        new WorldQuery.Instance(new(99)),
        new WorldQuery.Hold(new("kept")),
        new WorldQuery.Hold(new("gone")),
    ];

    public static TheoryData<WorldQuery> Others =>
    [
        new WorldQuery.Containers(null, null, null, 1),
        new WorldQuery.Contents(s_vault, null, 1),
        new WorldQuery.Slots(s_slots, null, 1),
        new WorldQuery.Classes(null, 1),
        new WorldQuery.Holds(null, null, 1),
        new WorldQuery.Children(new(1), null, 1),
        new WorldQuery.FreshnessOnly(),
        new WorldQuery.Commits(WorldSeq.None, null, 1),
        new WorldQuery.Follow(WorldSeq.None, 1),
        new WorldQuery.Balances(s_vault, null, 4),
        new WorldQuery.Balances(s_vault, null, 0),
        new WorldQuery.Balances(s_vault, null, ReadLimits.PageMax + 1),
        new WorldQuery.Balances(s_vault, "a cursor", 20),
        new WorldQuery.Balances(s_slots, null, 20),
        new WorldQuery.Balances(new("grid"), null, 20),
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public void A_point_is_answered_as_the_general_way_answers_it(WorldQuery query)
    {
        var outcome = Assert.NotNull(PointQueries.TryExecute(_world.State, query, s_freshness));

        var expected = StateQueries.Execute(_world.State, query);
        Assert.Equal(expected.Rejection, outcome.Rejection);
        Assert.Same(expected.Answer is null ? null : s_freshness, outcome.Answer?.Freshness);
        Assert.Equal(Text(expected.Answer), Text(outcome.Answer));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Whatever_may_touch_much_or_is_not_of_the_state_is_left_to_the_general_way(WorldQuery query) =>
        Assert.Null(PointQueries.TryExecute(_world.State, query, s_freshness));

    [Fact]
    public void An_account_with_more_balances_than_that_is_left_to_the_general_way()
    {
        var query = new WorldQuery.Balances(new("empty"), null, ReadLimits.PageMax);
        for (var key = 0u; key < PointQueries.RowsMax; key++) _world.Commit(Add("gold", "1", InVault("empty"), key));
        Assert.NotNull(PointQueries.TryExecute(_world.State, query, s_freshness));

        _world.Commit(Add("gold", "1", InVault("empty")));

        Assert.Null(PointQueries.TryExecute(_world.State, query, s_freshness));
        Assert.Equal(PointQueries.RowsMax + 1, _world.Ask<BalancePage>(query).Balances.Length);
    }

    private static string? Text(QueryAnswer? answer)
    {
        if (answer is null) return null;
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json)) AnswerJson.Write(writer, answer with { Freshness = s_freshness });
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    // The vault has five balances, written in another order than they are listed in.
    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("vault"),
            Vault("empty"),
            Slots("slots", 100),
            Grid("grid", 25, 5),
            Class("gold"),
            Class("copper"),
            Add("gold", "2", InVault("vault")),
            Add("copper", "3", InVault("vault"), key: 10),
            Add("copper", "0.5", InVault("vault")),
            Add("gold", "4", InVault("vault"), key: 2),
            Add("copper", "1", InVault("vault"), key: 0),
            Hold("kept", "vault", "gold", "1.5"),
            Mint("gold", Slot("slots", 2)));
        return world;
    }
}
