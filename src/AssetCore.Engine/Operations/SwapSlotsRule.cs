using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Exchanges what two slots hold; with one of them empty, moves. One event for each instance.</summary>
internal sealed class SwapSlotsRule : OperationRule<SwapSlots>
{
    public override OperationCode Code => OperationCode.SwapSlots;

    protected override Rejection? Execute(SwapSlots op, WorldWriter world)
    {
        var otherId = op.OtherContainerId ?? op.ContainerId;
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        if (!world.TryFind(otherId, out var other, out refusal)) return refusal;
        if (container == other && op.SlotA == op.SlotB) return Reject.SameSlot(op.ContainerId, op.SlotA);
        ref readonly var cell = ref world.State.Containers[container];
        ref readonly var otherCell = ref world.State.Containers[other];
        refusal = SlotRules.JudgeKind(cell)
            ?? SlotRules.JudgeKind(otherCell)
            ?? SlotRules.JudgeInside(cell, op.SlotA)
            ?? SlotRules.JudgeInside(otherCell, op.SlotB);
        if (refusal is not null) return refusal;

        var (slotA, slotB) = ((int)op.SlotA, (int)op.SlotB);
        var holderA = SlotRules.HolderOf(cell, slotA);
        var holderB = SlotRules.HolderOf(otherCell, slotB);
        if (holderA.Value == 0 && holderB.Value == 0) return Reject.SlotsEmpty(cell, slotA, otherCell, slotB);
        Put(world, holderA, new InstancePlace.Slot(other, slotB));
        Put(world, holderB, new InstancePlace.Slot(container, slotA));
        return null;
    }

    private static void Put(WorldWriter world, InstanceId instance, InstancePlace place)
    {
        if (instance.Value == 0) return;
        world.SetInstance(instance, world.State.Instances[instance].ToRow() with { Place = place });
    }
}
