using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Client;

/// <content>Containers and classes.</content>
public sealed partial class CommitBuilder
{
    /// <summary>Makes a container of any kind.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="policies">Rules for a balance container.</param>
    /// <param name="displayName">A name for people.</param>
    public CommitBuilder CreateContainer(
        string id, ContainerKind kind, uint? owner = null, BalancePolicies? policies = null,
        string? displayName = null) =>
        Do(new CreateContainer(new ContainerId(id), kind, owner, policies, displayName));

    /// <summary>Makes a balance container.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="decimals">Digits after the point that its quantities may have, 0 to 9.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="policies">Its rules.</param>
    /// <param name="displayName">A name for people.</param>
    public CommitBuilder CreateBalance(
        string id, int decimals = 0, uint? owner = null, BalancePolicies? policies = null,
        string? displayName = null) =>
        CreateContainer(id, new ContainerKind.Balance(ScaleOf(decimals)), owner, policies, displayName);

    /// <summary>Makes a container of slots.</summary>
    public CommitBuilder CreateSlots(string id, int count, uint? owner = null, string? displayName = null) =>
        CreateContainer(id, new ContainerKind.Slots(count), owner, null, displayName);

    /// <summary>Makes a grid of rows and columns.</summary>
    public CommitBuilder CreateGrid(string id, int width, int height, uint? owner = null, string? displayName = null) =>
        CreateContainer(id, new ContainerKind.Grid(checked(width * height), width), owner, null, displayName);

    /// <summary>Makes a grid that is one line of cells.</summary>
    public CommitBuilder CreateLineOfCells(string id, int capacity, uint? owner = null, string? displayName = null) =>
        CreateContainer(id, new ContainerKind.Grid(capacity, null), owner, null, displayName);

    /// <summary>Takes a container away, with what it holds unless <paramref name="drain"/> is false.</summary>
    public CommitBuilder RemoveContainer(string id, bool drain = true) =>
        Do(new RemoveContainer(new ContainerId(id), drain));

    /// <summary>Makes a class known.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name for people; the id unless given.</param>
    /// <param name="flags">A bit mask, stored as given.</param>
    /// <param name="decimals">Digits after the point that every balance holding it must have; null for any.</param>
    /// <param name="maxStack">The most that one stack may hold; null for no limit.</param>
    public CommitBuilder RegisterClass(
        string id, string? name = null, ulong flags = 0, int? decimals = null, long? maxStack = null)
    {
        var behavior = decimals is null && maxStack is null
            ? null
            : new ClassBehavior(
                decimals is { } digits ? ScaleOf(digits) : null,
                maxStack is { } most ? DecimalQuantity.FromInteger(most) : null);
        return Do(new RegisterClass(new ClassId(id), name ?? id, flags, behavior));
    }

    /// <summary>Says what something of a class, or of one key of it, covers on a grid.</summary>
    public CommitBuilder RegisterShape(string classId, int width, int height, uint? key = null) =>
        Do(new RegisterClassShape(new ClassId(classId), key, new Shape(width, height)));

    private static Scale ScaleOf(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, new Scale(Scale.BalanceUnitsMax).Decimals);
        var units = 1L;
        for (var i = 0; i < decimals; i++) units *= 10;
        return new Scale(units);
    }
}
