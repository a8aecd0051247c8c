using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests;

/// <content>Policies, owners, attachments, stacks, holds and guards.</content>
internal static partial class Ops
{
    public static SetContainerPolicies Restrict(string id, BalancePolicies policies) =>
        new(new ContainerId(id), policies);

    public static SetContainerOwner Own(string id, uint? owner) => new(new ContainerId(id), owner);

    public static UnplaceInstance Unplace(long instance) => new(Instance(instance));

    public static BurnInstance Burn(long instance) => new(Instance(instance));

    public static Attach Attach(long child, long parent) => new(Instance(child), Instance(parent));

    public static Detach Detach(long child) => new(Instance(child));

    public static SplitStack Split(string grid, long position, string quantity, Location to) =>
        new(new ContainerId(grid), position, Amount(quantity), to);

    public static MergeStacks Merge(string grid, long from, long to) => new(new ContainerId(grid), from, to);

    public static ConsolidateStacks Consolidate(string grid, string id, uint? key = null) =>
        new(new ContainerId(grid), new ClassId(id), key);

    public static HoldFungible Hold(
        string hold,
        string container,
        string id,
        string quantity,
        uint? key = null,
        long? untilWorldSeq = null,
        long? untilMs = null) =>
        new(
            new HoldId(hold),
            new ContainerId(container),
            new ClassId(id),
            key,
            Amount(quantity),
            untilWorldSeq is { } worldSeq ? new WorldSeq(worldSeq) : null,
            untilMs);

    public static CaptureHold Capture(string hold, string to, string? quantity = null) =>
        new(new HoldId(hold), new ContainerId(to), quantity is null ? null : Amount(quantity));

    public static ReleaseHold Release(string hold) => new(new HoldId(hold));

    public static Require AtLeast(string container, string id, string quantity, uint? key = null) =>
        new(new Requirement.BalanceAtLeast(new ContainerId(container), new ClassId(id), key, Amount(quantity)));

    public static Require Exactly(string container, string id, string quantity, uint? key = null) =>
        new(new Requirement.BalanceEquals(new ContainerId(container), new ClassId(id), key, Amount(quantity)));

    public static Require Empty(string container, long slot) =>
        new(new Requirement.SlotEmpty(new ContainerId(container), slot));

    public static Require Holds(string container, long slot, long instance) =>
        new(new Requirement.SlotHolds(new ContainerId(container), slot, Instance(instance), null));

    public static Require Holds(string container, long slot, string id) =>
        new(new Requirement.SlotHolds(new ContainerId(container), slot, null, new ClassId(id)));

    public static Require Free(string container, long position) =>
        new(new Requirement.CellFree(new ContainerId(container), position));

    public static Require Exists(string container) =>
        new(new Requirement.ContainerExists(new ContainerId(container)));

    public static Require IsAt(long instance, Location place) =>
        new(new Requirement.InstanceAt(Instance(instance), place));
}
