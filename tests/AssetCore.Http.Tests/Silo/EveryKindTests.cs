using System.Text.Json;

namespace AssetCore.Http.Tests.Silo;

public sealed class EveryKindTests(SiloServer server) : IClassFixture<SiloServer>
{
    /// <summary>Six containers, one of each kind and a line of cells.</summary>
    private const string Containers = """
        {"op": "CreateContainer", "args": {
            "external_id": "vault-001", "kind": {"type": "balance", "quantization_inv": 1000},
            "owner": 7, "policies": {"floor": "0"}, "display_name": "Vault"}},
        {"op": "CreateContainer", "args": {"external_id": "slots-gear", "kind": {"type": "slots", "count": 8}}},
        {"op": "CreateContainer", "args": {
            "external_id": "grid-bag", "kind": {"type": "grid", "capacity": 25, "grid_width": 5}}},
        {"op": "CreateContainer", "args": {"external_id": "grid-belt", "kind": {"type": "grid", "capacity": 10}}},
        {"op": "CreateContainer", "args": {"external_id": "line-rail", "kind": {
            "type": "continuous_line_1d", "min_x": 0, "max_x": 10000, "quantization_inv": 1000,
            "bucket_cell_size": 500}}},
        {"op": "CreateContainer", "args": {"external_id": "plane-floor", "kind": {
            "type": "continuous_grid_2d", "min_x": -5000, "min_y": -5000, "max_x": 5000, "max_y": 5000,
            "quantization_inv": 1000}}},
        """;

    /// <summary>Four classes and three shapes.</summary>
    private const string Classes = """
        {"op": "RegisterClass", "args": {"request": {
            "class_id": "gold", "name": "Gold", "flags": 0, "behavior": {"balance_scale": 1000}}}},
        {"op": "RegisterClass", "args": {"request": {
            "class_id": "medkit", "name": "Medkit", "flags": 3, "behavior": {"max_stack": "64"}}}},
        {"op": "RegisterClass", "args": {"request": {
            "class_id": "helmet", "name": "Helmet", "flags": 18446744073709551615}}},
        {"op": "RegisterClass", "args": {"request": {"class_id": "crate", "name": "Crate"}}},
        {"op": "RegisterClassShape", "args": {"request": {
            "class_id": "medkit", "stack_key": null, "shape": {"width": 1, "height": 1}}}},
        {"op": "RegisterClassShape", "args": {"request": {"class_id": "helmet", "shape": {"width": 1, "height": 1}}}},
        {"op": "RegisterClassShape", "args": {"request": {"class_id": "crate", "shape": {"width": 2, "height": 1}}}},
        """;

    /// <summary>Ten operations that fill balances, cells and slots.</summary>
    private const string Contents = """
        {"op": "AddFungible", "args": {"class_id": "gold", "key": null, "quantity": "12.50",
            "location": {"container_id": "vault-001", "kind": "balance"}}},
        {"op": "AddFungible", "args": {"class_id": "gold", "key": 0, "quantity": 3,
            "location": {"container_id": "vault-001", "kind": "balance"}}},
        {"op": "AddFungible", "args": {"class_id": "medkit", "key": null, "quantity": "12",
            "location": {"container_id": "grid-bag", "kind": "grid_cell", "position": 9, "rotation": "none"}}},
        {"op": "AddFungible", "args": {"class_id": "medkit", "key": null, "quantity": "5",
            "location": {"container_id": "grid-belt", "kind": "grid_cell", "position": 3}}},
        {"op": "AddInstance", "args": {"class_id": "helmet", "key": null}},
        {"op": "PlaceInSlot", "args": {"container_id": "slots-gear", "slot_index": 1, "instance_id": "$inst:17"}},
        {"op": "AddInstance", "args": {"class_id": "helmet", "key": 4,
            "location": {"container_id": "slots-gear", "kind": "slot", "slot_index": 8}}},
        {"op": "AddInstance", "args": {"class_id": "crate", "key": null,
            "location": {"container_id": "grid-bag", "kind": "grid_cell", "position": 1, "rotation": "cw90"}}},
        {"op": "MoveFungible", "args": {"class_id": "medkit", "key": null, "quantity": "2",
            "from": {"container_id": "grid-bag", "kind": "grid_cell", "position": 9},
            "to": {"container_id": "grid-belt", "kind": "grid_cell", "position": 3, "rotation": "none"}}},
        {"op": "RemoveFungible", "args": {"class_id": "gold", "key": 0, "quantity": "3",
            "from": {"container_id": "vault-001", "kind": "balance"}}}
        """;

    private const string Operations = Containers + Classes + Contents;

    /// <summary>What each question is answered with after the commit, without its freshness.</summary>
    public static TheoryData<string, string> Answers => new()
    {
        {
            "containers/vault-001",
            """
            {"container_id": "vault-001", "kind": {"type": "balance", "quantization_inv": 1000}, "owner": 7,
             "display_name": "Vault", "policies": {"floor": "0"}}
            """
        },
        {
            "containers/vault-001/balances",
            """
            {"balances": [{"class": "gold", "key": null, "quantity": "12.5", "scaled": 12500, "held": "0"}],
             "next_cursor": null, "has_more": false}
            """
        },
        {
            "containers/slots-gear/slots",
            """
            {"type": "slots", "count": 8, "next_cursor": null, "has_more": false, "slots": [
                {"slot_index": 1, "inst_id": 1, "class": "helmet", "key": null},
                {"slot_index": 8, "inst_id": 2, "class": "helmet", "key": 4}]}
            """
        },
        {
            "containers/grid-bag/grid/cells",
            """
            {"next_cursor": null, "has_more": false,
             "grid": {"grid_width": 5, "grid_height": 5, "capacity": 25, "occupied_cells": 3, "utilization": "0.12"},
             "placements": [
                {"position": 1, "x": 1, "y": 1, "shape": {"width": 2, "height": 1}, "rotation": "cw90",
                 "occupant": {"inst_id": 3, "class": "crate", "key": null, "quantity": null}},
                {"position": 9, "x": 4, "y": 2, "shape": {"width": 1, "height": 1}, "rotation": "none",
                 "occupant": {"stack_id": 1, "class": "medkit", "key": null, "quantity": "10"}}]}
            """
        },
        {
            "containers/grid-bag/grid/cells?x=3&y=1&width=1&height=1",
            """
            {"next_cursor": null, "has_more": false,
             "grid": {"grid_width": 5, "grid_height": 5, "capacity": 25, "occupied_cells": 3, "utilization": "0.12"},
             "placements": [
                {"position": 9, "x": 4, "y": 2, "shape": {"width": 1, "height": 1}, "rotation": "none",
                 "occupant": {"stack_id": 1, "class": "medkit", "key": null, "quantity": "10"}}]}
            """
        },
        {
            "containers/grid-belt/grid/cells",
            """
            {"next_cursor": null, "has_more": false,
             "grid": {"grid_width": null, "grid_height": null, "capacity": 10, "occupied_cells": 1,
                      "utilization": "0.1"},
             "placements": [
                {"position": 3, "x": 3, "y": 1, "shape": {"width": 1, "height": 1}, "rotation": "none",
                 "occupant": {"stack_id": 2, "class": "medkit", "key": null, "quantity": "7"}}]}
            """
        },
        {
            "instances/3",
            """
            {"inst_id": 3, "class": "crate", "key": null, "parent_id": null,
             "location": {"container_id": "grid-bag", "kind": "grid_cell", "position": 1, "rotation": "cw90"}}
            """
        },
        {
            "classes/helmet",
            """{"class_id": "helmet", "name": "Helmet", "flags": 18446744073709551615, "behavior": null}"""
        },
        {
            "classes/crate/shapes",
            """
            {"class_id": "crate", "shapes": [{"stack_key": null, "shape": {"width": 2, "height": 1}}],
             "next_cursor": null, "has_more": false}
            """
        },
        {
            "containers?kind=continuous_line_1d",
            """
            {"next_cursor": null, "has_more": false, "containers": [
                {"container_id": "line-rail", "owner": null, "display_name": null, "policies": null, "kind": {
                    "type": "continuous_line_1d", "min_x": 0, "max_x": 10000, "quantization_inv": 1000,
                    "bucket_cell_size": 500}}]}
            """
        },
        {
            "containers/plane-floor",
            """
            {"container_id": "plane-floor", "owner": null, "display_name": null, "policies": null, "kind": {
                "type": "continuous_grid_2d", "min_x": -5000, "min_y": -5000, "max_x": 5000, "max_y": 5000,
                "quantization_inv": 1000, "bucket_cell_size": null}}
            """
        },
    };

    [Fact]
    public async Task Twenty_three_operations_in_one_commit_take_place_together()
    {
        var world = await server.NewWorldAsync();

        var receipt = await world.CommittedAsync(Operations, """, "metadata": {"from":"a test"}""");

        // One event each, but two for the move of a part.
        Assert.Equal(24, receipt.GetProperty("event_count").GetInt64());
        Assert.Equal("""{"from":"a test"}""", receipt.GetProperty("metadata").GetRawText());
        Assert.Equal(
            [(17, 1), (19, 2), (20, 3)],
            receipt.GetProperty("minted_instances").EnumerateArray().Select(minted =>
                (minted.GetProperty("operation_index").GetInt32(), minted.GetProperty("inst_id").GetInt32())));
        Assert.Equal(receipt.GetProperty("world_seq_end").GetInt64(), await world.HeadAsync());
    }

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public async Task What_the_commit_made_reads_back_exactly(string question, string answer)
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(Operations);

        var read = await world.ReadPlainAsync(question);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(answer), JsonElement.Parse(read)), read);
    }

    [Fact]
    public async Task A_commit_is_found_in_the_history_with_its_operations_and_events()
    {
        var world = await server.NewWorldAsync();
        var receipt = await world.CommittedAsync(Operations);
        var id = receipt.GetProperty("commit_id").GetString();

        var one = await world.ReadAsync($"commits/{id}");
        var all = await world.ReadAsync("commits");
        var ofContainer = await world.ReadAsync("containers/grid-belt/commits");

        Assert.Equal(23, one.GetProperty("operations").GetArrayLength());
        Assert.Equal(24, one.GetProperty("events").GetArrayLength());
        Assert.Contains(id, Ids(all));
        Assert.Equal([id], Ids(ofContainer));
        Assert.Equal("world", all.GetProperty("commits")[0].GetProperty("origin").GetProperty("source").GetString());
    }

    [Fact]
    public async Task The_same_key_again_is_answered_with_the_same_receipt()
    {
        var world = await server.NewWorldAsync();
        var first = await world.CommittedAsync(Operations, """, "idempotency_key": "k" """);

        using var response = await world.CommitAsync(Operations, """, "idempotency_key": "k" """);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var second = JsonElement.Parse(text);

        Assert.Equal("hit", response.Headers.GetValues("x-asset-idempotency").Single());
        Assert.True(second.GetProperty("idempotent_replay").GetBoolean());
        string[] own = ["idempotent_replay", "server_correlation_id", "client_correlation_id"];
        foreach (var member in first.EnumerateObject().Where(member => !own.Contains(member.Name)))
        {
            Assert.Equal(member.Value.GetRawText(), second.GetProperty(member.Name).GetRawText());
        }
    }

    private static IEnumerable<string?> Ids(JsonElement page) =>
        page.GetProperty("commits").EnumerateArray().Select(commit => commit.GetProperty("commit_id").GetString());
}
