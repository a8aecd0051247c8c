using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Takes the instance out of a slot; it becomes unplaced. One event.</summary>
internal sealed class RemoveFromSlotRule : OperationRule<RemoveFromSlot>
{
    public override OperationCode Code => OperationCode.RemoveFromSlot;

    protected override Rejection? Execute(RemoveFromSlot op, WorldWriter world)
    {
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        refusal = SlotRules.JudgeKind(cell) ?? SlotRules.JudgeInside(cell, op.SlotIndex);
        if (refusal is not null) return refusal;
        var slot = (int)op.SlotIndex;
        var holder = SlotRules.HolderOf(cell, slot);
        if (holder.Value == 0) return Reject.SlotEmpty(cell, slot);
        world.SetInstance(holder, world.State.Instances[holder].ToRow() with { Place = InstancePlace.Nowhere });
        return null;
    }
}
