using System.Runtime.CompilerServices;
using AssetCore.Engine.State;
using AssetCore.Hashes;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class BalanceTableTests
{
    // Few keys, so that additions and removals meet each other; both kinds of key.
    private static readonly Gen<(int Container, int Class, uint? Key)> s_keys =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.UInt[0, 40], (container, classIndex, key) =>
            (container, classIndex, key == 40 ? (uint?)null : key));

    [Fact]
    public void It_agrees_with_a_dictionary_under_any_additions_and_removals() =>
        Gen.Select(s_keys, Gen.Long).Array[0, 400].Sample(
            changes =>
            {
                var table = new BalanceTable();
                var model = new Dictionary<(int Container, int Class, uint? Key), long>();
                foreach (var (key, quantity) in changes) Toggle(table, model, key, quantity);
                AssertAgree(table, model);
                AssertAgree(table.Clone(), model);
            },
            iter: 300);

    [Fact]
    public void It_agrees_with_a_dictionary_while_it_grows_and_shrinks_over_many_partitions()
    {
        var table = new BalanceTable();
        var model = new Dictionary<(int Container, int Class, uint? Key), long>();
        var random = new Random(11);
        for (var i = 0; i < 60_000; i++)
        {
            var key = (random.Next(200), random.Next(20), random.Next(3) == 0 ? (uint?)null : (uint)random.Next(40));
            Toggle(table, model, key, i + 1L);
        }

        AssertAgree(table, model);
        foreach (var key in model.Keys.ToArray()) Toggle(table, model, key, 0);
        Assert.Equal(0, table.Count);
        AssertAgree(table, model);
    }

    [Fact]
    public void No_addition_copies_more_than_a_partition_and_a_balance_costs_at_most_72_bytes()
    {
        var table = new BalanceTable();
        for (var i = 0; i < 200_000; i++) table.Add(new BalanceKey(i / 3, i % 3, null), Hash128.Zero, 1, 0);
        Assert.InRange(table.LargestPartition, 1, 4_096);
        Assert.InRange((double)table.Bytes / table.Count, 56, 72);
    }

    [Fact]
    public void No_key_and_key_zero_are_two_balances()
    {
        var table = new BalanceTable();
        table.Add(new BalanceKey(1, 2, null), Hash128.Zero, 5, 0);
        Assert.True(Unsafe.IsNullRef(ref table.Find(new BalanceKey(1, 2, 0))));
        table.Add(new BalanceKey(1, 2, 0), Hash128.Zero, 6, 0);
        Assert.Equal(5, table.Find(new BalanceKey(1, 2, null)).Quantity);
        Assert.Equal(6, table.Find(new BalanceKey(1, 2, 0)).Quantity);
        Assert.Equal(2, table.CountOf(1));
    }

    private static void Toggle(
        BalanceTable table,
        Dictionary<(int Container, int Class, uint? Key), long> model,
        (int Container, int Class, uint? Key) key,
        long quantity)
    {
        var balance = new BalanceKey(key.Container, key.Class, key.Key);
        if (model.Remove(key))
        {
            table.Remove(balance);
            return;
        }

        model.Add(key, quantity);
        table.Add(balance, new Hash128((ulong)quantity), quantity, quantity / 2);
    }

    private static void AssertAgree(BalanceTable table, Dictionary<(int Container, int Class, uint? Key), long> model)
    {
        Assert.Equal(model.Count, table.Count);
        foreach (var (key, quantity) in model)
        {
            ref var cell = ref table.Find(new BalanceKey(key.Container, key.Class, key.Key));
            Assert.False(Unsafe.IsNullRef(ref cell), $"{key} is missing");
            Assert.Equal(
                (quantity, quantity / 2, new Hash128((ulong)quantity)), (cell.Quantity, cell.Held, cell.Prefix));
        }

        foreach (var group in model.Keys.GroupBy(key => key.Container))
        {
            Assert.Equal(group.Count(), table.CountOf(group.Key));
            Assert.Equal(group.Order(), Walk(table, group.Key).Order());
        }
    }

    private static List<(int Container, int Class, uint? Key)> Walk(BalanceTable table, int container)
    {
        var keys = new List<(int Container, int Class, uint? Key)>();
        var previous = default(BalanceRef);
        for (var place = table.FirstOf(container); !place.IsNone; place = table[place].Next)
        {
            ref var cell = ref table[place];
            Assert.Equal(previous, cell.Previous);
            keys.Add((cell.Key.Container, cell.Key.Class, BalanceKey.FromWord(cell.Key.KeyWord)));
            previous = place;
        }

        return keys;
    }
}
