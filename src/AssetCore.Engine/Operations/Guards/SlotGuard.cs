using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations.Guards;

/// <summary>What is in a slot.</summary>
internal static class SlotGuard
{
    /// <summary><c>slot_empty</c>.</summary>
    public static Rejection? Judge(Requirement.SlotEmpty guard, WorldWriter world)
    {
        if (!world.TryFind(guard.ContainerId, out var container, out var refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        if (JudgeSlot(cell, guard.SlotIndex) is { } outside) return outside;
        var slot = (int)guard.SlotIndex;
        var holder = SlotRules.HolderOf(cell, slot);
        return holder.Value == 0 ? null : Reject.SlotIsTaken(cell, slot, holder);
    }

    /// <summary><c>slot_holds</c>.</summary>
    public static Rejection? Judge(Requirement.SlotHolds guard, WorldWriter world)
    {
        if (!world.TryFind(guard.ContainerId, out var container, out var refusal)) return refusal;
        return guard.InstId is { } reference
            ? JudgeInstance(container, guard.SlotIndex, reference, world)
            : JudgeClass(container, guard.SlotIndex, guard.ClassId, world);
    }

    private static Rejection? JudgeInstance(
        ContainerIndex container, long slotIndex, InstanceRef reference, WorldWriter world)
    {
        if (!world.TryFind(reference, out var instance, out var refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        if (JudgeSlot(cell, slotIndex) is { } outside) return outside;
        var holder = SlotRules.HolderOf(cell, (int)slotIndex);
        return holder == instance ? null : Reject.SlotHoldsOther(cell, (int)slotIndex, holder, $"instance {instance}");
    }

    private static Rejection? JudgeClass(ContainerIndex container, long slotIndex, ClassId? id, WorldWriter world)
    {
        Invariant.Holds(id is not null, "a guard of a slot names an instance or a class: otherwise it is malformed");
        if (!world.TryFind(id.Value, out var classIndex, out var refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        if (JudgeSlot(cell, slotIndex) is { } outside) return outside;
        var holder = SlotRules.HolderOf(cell, (int)slotIndex);
        return holder.Value != 0 && world.State.Instances[holder].Class == classIndex.Value
            ? null
            : Reject.SlotHoldsOther(cell, (int)slotIndex, holder, $"something of {id}");
    }

    private static Rejection? JudgeSlot(in ContainerCell cell, long slotIndex) =>
        SlotRules.JudgeKind(cell) ?? SlotRules.JudgeInside(cell, slotIndex);
}
