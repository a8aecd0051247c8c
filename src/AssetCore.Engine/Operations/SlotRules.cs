using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>What slots say about a slot that is named.</summary>
internal static class SlotRules
{
    /// <summary>Stage of kinds: the container has slots.</summary>
    public static Rejection? JudgeKind(in ContainerCell container) =>
        container.Type == ContainerType.Slots
            ? null
            : Reject.WrongKind(container.Row!.Id, container.Type, "slots");

    /// <summary>Stage of space: the slot is one of the container's.</summary>
    public static Rejection? JudgeInside(in ContainerCell container, long slot)
    {
        var count = ((ContainerKind.Slots)container.Row!.Kind).Count;
        return slot >= 1 && slot <= count ? null : Reject.PlaceOutOfBounds(container, "slot", slot, count);
    }

    /// <summary>The instance in a slot of the container; number 0 if it is empty.</summary>
    public static InstanceId HolderOf(in ContainerCell container, int slot) =>
        container.Slots is { } board ? board[slot] : default;
}
