using AssetCore.Engine.Operations;
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
}
