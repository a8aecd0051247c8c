using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.State;

/// <summary>Class statistics are counted as rows are set, so they must say what counting the rows would say.</summary>
public sealed class ClassStockTests
{
    [Fact]
    public void Everything_of_a_class_is_counted_and_nothing_of_another()
    {
        var world = Furnished();
        var stats = Stats(world, "gold");
        Assert.Equal(
            [new ClassTotal(new Scale(1), 1, Amount("7"), Amount("0")),
                new ClassTotal(new Scale(1_000), 3, Amount("10.5"), Amount("1.25"))],
            stats.Balances.ToArray());
        Assert.Equal((2L, "8"), (stats.Stacks, stats.StackQuantity.ToString()));
        Assert.Equal((3L, 2L, 2L), (stats.Instances, stats.PlacedInstances, stats.Holds));
        var none = Stats(world, "none");
        Assert.Empty(none.Balances);
        Assert.Equal((0L, "0", 0L), (none.Stacks, none.StackQuantity.ToString(), none.Instances));
        Assert.False(world.State.ClassStock.IsAnyOf(IndexOf(world, "none")));
    }

    [Fact]
    public void What_goes_is_no_longer_counted()
    {
        var world = Furnished();
        var gold = IndexOf(world, "gold");
        foreach (var step in new Operation[]
        {
            Release("h"),
            Capture("i", "b"),
            Remove("a"),
            Remove("b"),
            Remove("whole"),
            Remove("grid"),
            Burn(1),
            Unplace(3),
        })
        {
            Assert.True(world.State.ClassStock.IsAnyOf(gold));
            world.Commit(step);
        }

        Assert.Equal((1L, 0L), (Stats(world, "gold").Instances, Stats(world, "gold").PlacedInstances));
        world.Commit(Burn(3));
        Assert.False(world.State.ClassStock.IsAnyOf(gold));
        Assert.Empty(Stats(world, "gold").Balances);
    }

    [Fact]
    public void A_class_that_is_only_held_is_still_there()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("debt", policies: Policies(floor: "-5")),
            Class("gold"),
            Hold("h", "debt", "gold", "5"));
        Assert.True(world.State.ClassStock.IsAnyOf(IndexOf(world, "gold")));
        var total = Assert.Single(Stats(world, "gold").Balances);
        Assert.Equal((1L, "0", "5"), (total.Balances, total.Quantity.ToString(), total.Held.ToString()));
        world.Commit(Release("h"));
        Assert.False(world.State.ClassStock.IsAnyOf(IndexOf(world, "gold")));
    }

    [Fact]
    public void A_refusal_a_rollback_a_replica_and_a_copy_count_alike()
    {
        var world = Furnished();
        var before = Text(world.State, "gold");
        world.Refuse(Remove("whole"), Mint("gold"), Capture("h", "b"), Own("nothing", 1));
        world.Engine.BeginBatch(9_000);
        world.Engine.Execute(world.Prepare(Remove("grid"), Release("h"), Release("i"), Remove("a")));
        world.Engine.RollBack();
        Assert.Equal(before, Text(world.State, "gold"));
        Assert.Equal(before, Text(world.Replicate(), "gold"));
        var copy = world.State.Clone();
        world.Commit(Remove("grid"), Release("h"), Add("gold", "1", InVault("a")));
        Assert.Equal(before, Text(copy, "gold"));
        Assert.NotEqual(before, Text(world.State, "gold"));
    }

    [Fact]
    public void Sums_are_exact_beyond_64_bits()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("a", 1), Vault("b", 1), Grid("grid", 4, 2), Class("gold"), Shape("gold", 1, 1));
        foreach (var place in new[] { InVault("a"), InVault("b"), Cell("grid", 1), Cell("grid", 2) })
            world.Commit(Add("gold", $"{long.MaxValue}", place));
        var stats = Stats(world, "gold");
        Assert.Equal("18446744073709551614", Assert.Single(stats.Balances).Quantity.ToString());
        Assert.Equal("18446744073709551614", stats.StackQuantity.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000_000)]
    public void A_sum_beyond_what_a_quantity_can_say_says_the_most(long unitsPerOne)
    {
        var scale = new Scale(unitsPerOne);
        var most = new Int128(0, 100_000_000_000) * 1_000_000_000;
        Assert.Equal("100000000000000000000", DecimalQuantity.FromScaled(most * unitsPerOne, scale).ToString());
        Assert.Equal("100000000000000000000", DecimalQuantity.FromScaled(Int128.MaxValue, scale).ToString());
        Assert.Equal("-100000000000000000000", DecimalQuantity.FromScaled(Int128.MinValue, scale).ToString());
        var nearly = DecimalQuantity.FromScaled((most * unitsPerOne) - 1, scale);
        Assert.True(nearly.CompareTo(Amount("99999999999999999998")) > 0);
        foreach (var sum in new[] { Int128.MaxValue, (most * unitsPerOne) - 1, -most * unitsPerOne })
        {
            var quantity = DecimalQuantity.FromScaled(sum, scale);
            Assert.True(DecimalQuantity.TryParse(quantity.ToString(), out var parsed));
            Assert.Equal(quantity, parsed);
            Assert.True(DecimalQuantity.TryFromParts(quantity.Mantissa, quantity.Decimals, out _));
        }
    }

    private static ClassStatsView Stats(WrittenWorld world, string id) =>
        world.Ask<ClassStatsView>(new WorldQuery.ClassStats(new ClassId(id)));

    private static string Text(WorldState state, string id)
    {
        var view = (ClassStatsView)Engine.Queries.StateQueries.Execute(
            state, new WorldQuery.ClassStats(new ClassId(id))).Answer!;
        return $"{view with { Balances = [] }} {string.Join(' ', view.Balances)}";
    }

    private static Format.Events.ClassIndex IndexOf(WrittenWorld world, string id)
    {
        Assert.True(world.State.Classes.TryFind(new ClassId(id), out var index));
        return index;
    }

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"),
            Vault("b"),
            Vault("whole", 1),
            Grid("grid", 20, 5),
            Slots("slots", 2),
            Class("gold"),
            Class("silver"),
            Class("none"),
            Shape("gold", 1, 1),
            Shape("silver", 1, 1));
        world.Commit(
            Add("gold", "4.5", InVault("a")),
            Add("gold", "5", InVault("a"), key: 3),
            Add("gold", "1", InVault("b")),
            Add("gold", "7", InVault("whole")),
            Add("silver", "9", InVault("a")),
            Add("gold", "5", Cell("grid", 1)),
            Add("gold", "3", Cell("grid", 3), key: 9),
            Add("silver", "3", Cell("grid", 4)),
            Mint("gold"),
            Mint("gold", Cell("grid", 5)),
            Mint("gold", Slot("slots", 1)),
            Mint("silver", Slot("slots", 2)),
            Hold("h", "a", "gold", "1"),
            Hold("i", "a", "gold", "0.25", key: 3));
        return world;
    }
}
