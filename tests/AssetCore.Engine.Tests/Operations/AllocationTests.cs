using AssetCore.Engine.Operations;
using AssetCore.Format.Events;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

public sealed class AllocationTests
{
    [Fact]
    public void A_transfer_allocates_nothing_beyond_its_event_bytes()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"), Vault("b"), Class("gold"), Add("gold", "100", InVault("a")), Add("gold", "100", InVault("b")));
        var operation = Transfer("a", "b", "gold", "0.001");
        var writer = new WorldWriter(world.State);
        Run(10_000);
        writer.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(5_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run(int count)
        {
            for (var i = 0; i < count; i++) Assert.Null(OperationRules.Execute(operation, writer));
        }
    }

    [Fact]
    public void A_guard_that_is_met_allocates_nothing()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"), Class("gold"), Add("gold", "100", InVault("a")), Slots("s", 2), Mint("gold", Slot("s", 1)));
        Operation[] guards =
            [AtLeast("a", "gold", "1"), Empty("s", 2), Holds("s", 1, "gold"), Exists("a"), IsAt(1, Slot("s", 1))];
        Assert.Equal(0, BytesOf(world, guards));
    }

    [Fact]
    public void A_hold_and_its_release_allocate_the_row_of_the_hold_alone()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("a"), Class("gold"), Add("gold", "100", InVault("a")), Hold("i", "a", "gold", "1"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(new HoldRow(default, default, null, 1, null, null));
        var row = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(row, BytesOf(world, Hold("h", "a", "gold", "1"), Release("h")));
    }

    // Bytes that carrying out the operations once more allocates, when what is kept for events is large enough.
    private static long BytesOf(WrittenWorld world, params Operation[] operations)
    {
        const int Rounds = 1_000;
        var writer = new WorldWriter(world.State);
        for (var i = 0; i < 2 * Rounds; i++) Run();
        writer.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++) Run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;

        void Run()
        {
            foreach (var operation in operations) Assert.Null(OperationRules.Execute(operation, writer));
        }
    }
}
