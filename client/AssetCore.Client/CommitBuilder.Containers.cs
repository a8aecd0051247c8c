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

    /// <summary>Makes a continuous line, on which instances are spans.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="minX">The lower bound in scaled units.</param>
    /// <param name="maxX">The upper bound in scaled units, above the lower.</param>
    /// <param name="unitsPerOne">Scaled units per 1.0, 1 or more.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="displayName">A name for people.</param>
    /// <param name="bucketCellSize">The cell of the spatial index in scaled units; null for a default.</param>
    public CommitBuilder CreateLine(
        string id, long minX, long maxX, long unitsPerOne = 1, uint? owner = null, string? displayName = null,
        long? bucketCellSize = null) =>
        CreateContainer(
            id, new ContainerKind.Line(minX, maxX, new Scale(unitsPerOne), bucketCellSize), owner, null, displayName);

    /// <summary>Makes a continuous plane, on which instances are rectangles that may be turned.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="min">The corner of the lower bounds, x and y, in scaled units.</param>
    /// <param name="max">The corner of the upper bounds, x and y, in scaled units.</param>
    /// <param name="unitsPerOne">Scaled units per 1.0, 1 or more.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="displayName">A name for people.</param>
    /// <param name="bucketCellSize">The cell of the spatial index in scaled units; null for a default.</param>
    public CommitBuilder CreatePlane(
        string id, (long X, long Y) min, (long X, long Y) max, long unitsPerOne = 1, uint? owner = null,
        string? displayName = null, long? bucketCellSize = null) =>
        CreateContainer(
            id,
            new ContainerKind.Plane(min.X, min.Y, max.X, max.Y, new Scale(unitsPerOne), bucketCellSize),
            owner,
            null,
            displayName);

    /// <summary>Replaces the rules of a balance container, all of them; an absent one means its default.</summary>
    public CommitBuilder SetPolicies(string id, BalancePolicies policies) =>
        Do(new SetContainerPolicies(new ContainerId(id), policies));

    /// <summary>Replaces the rules of a balance container, all of them.</summary>
    /// <param name="id">The container.</param>
    /// <param name="floor">What a balance may not fall below; null for 0.</param>
    /// <param name="ceiling">What a balance may not rise above; null for no ceiling.</param>
    /// <param name="classes">The classes that may be put in; null for all.</param>
    public CommitBuilder SetPolicies(
        string id, Amount? floor = null, Amount? ceiling = null, IEnumerable<string>? classes = null) =>
        SetPolicies(id, Policies(floor, ceiling, classes));

    /// <summary>Says whose a container is; null for nobody.</summary>
    public CommitBuilder SetOwner(string id, uint? owner) => Do(new SetContainerOwner(new ContainerId(id), owner));

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

    /// <summary>Says what something of a class, or of one key of it, covers on a line.</summary>
    /// <param name="classId">The class.</param>
    /// <param name="length">Its length in scaled units, 1 to <see cref="Extent.SideMax"/>.</param>
    /// <param name="key">Only for this variant; null for all without one of their own.</param>
    public CommitBuilder RegisterSpan(string classId, long length, uint? key = null) =>
        Do(new RegisterClassExtent(new ClassId(classId), key, Extent.Span(length)));

    /// <summary>Says what something of a class, or of one key of it, covers on a plane.</summary>
    /// <param name="classId">The class.</param>
    /// <param name="width">Its width in scaled units, 1 to <see cref="Extent.SideMax"/>.</param>
    /// <param name="height">Its height in scaled units, 1 to <see cref="Extent.SideMax"/>.</param>
    /// <param name="key">Only for this variant; null for all without one of their own.</param>
    public CommitBuilder RegisterRectangle(string classId, long width, long height, uint? key = null) =>
        Do(new RegisterClassExtent(new ClassId(classId), key, Extent.Rectangle(width, height)));

    private static BalancePolicies Policies(Amount? floor, Amount? ceiling, IEnumerable<string>? classes) => new(
        floor?.Value,
        ceiling?.Value,
        // The vocabulary keeps them in order and once each.
        classes is null
            ? default
            : [.. classes.Select(id => new ClassId(id)).Distinct().Order()]);

    private static Scale ScaleOf(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, new Scale(Scale.BalanceUnitsMax).Decimals);
        var units = 1L;
        for (var i = 0; i < decimals; i++) units *= 10;
        return new Scale(units);
    }
}
