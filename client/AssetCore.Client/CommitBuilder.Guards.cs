using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Client;

/// <content>
/// Guards: they change nothing, and the commit is refused with <c>REQUIREMENT_FAILED</c> unless they hold.
/// </content>
public sealed partial class CommitBuilder
{
    /// <summary>Demands something of the state that the operation meets.</summary>
    public CommitBuilder Require(Requirement requirement) => Do(new Require(requirement));

    /// <summary>Demands that a balance, without what is held, is at least this.</summary>
    public CommitBuilder RequireBalanceAtLeast(
        string container, string classId, Amount quantity, uint? key = null) =>
        Require(new Requirement.BalanceAtLeast(
            new ContainerId(container), new ClassId(classId), key, quantity.Value));

    /// <summary>Demands that a balance, without what is held, is exactly this.</summary>
    public CommitBuilder RequireBalance(string container, string classId, Amount quantity, uint? key = null) =>
        Require(new Requirement.BalanceEquals(
            new ContainerId(container), new ClassId(classId), key, quantity.Value));

    /// <summary>Demands that a slot, counted from 1, is empty.</summary>
    public CommitBuilder RequireSlotEmpty(string container, long slotIndex) =>
        Require(new Requirement.SlotEmpty(new ContainerId(container), slotIndex));

    /// <summary>Demands that a slot, counted from 1, holds this instance.</summary>
    public CommitBuilder RequireSlotHolds(string container, long slotIndex, Instance instance) =>
        Require(new Requirement.SlotHolds(new ContainerId(container), slotIndex, instance.Ref, null));

    /// <summary>Demands that a slot, counted from 1, holds an instance of this class.</summary>
    public CommitBuilder RequireSlotHoldsClass(string container, long slotIndex, string classId) =>
        Require(new Requirement.SlotHolds(new ContainerId(container), slotIndex, null, new ClassId(classId)));

    /// <summary>Demands that nothing covers a cell of a grid, counted from 1, row by row.</summary>
    public CommitBuilder RequireCellFree(string grid, long position) =>
        Require(new Requirement.CellFree(new ContainerId(grid), position));

    /// <summary>Demands that there is such a container.</summary>
    public CommitBuilder RequireContainer(string container) =>
        Require(new Requirement.ContainerExists(new ContainerId(container)));

    /// <summary>Demands that an instance is at this very place, in this very turn.</summary>
    public CommitBuilder RequireInstanceAt(Instance instance, Place at) =>
        Require(new Requirement.InstanceAt(instance.Ref, at.Location));
}
