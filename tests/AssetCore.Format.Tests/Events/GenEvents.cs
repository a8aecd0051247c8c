using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Format.Tests.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;
using CsCheck;

namespace AssetCore.Format.Tests.Events;

/// <summary>Draws events of every kind, with rows before and after that are equal, alike and unlike.</summary>
internal static class GenEvents
{
    private static readonly Gen<ContainerIndex> s_container =
        GenValues.Dense.Select(value => new ContainerIndex(value));
    private static readonly Gen<ClassIndex> s_class = GenValues.Dense.Select(value => new ClassIndex(value));
    private static readonly Gen<string?> s_displayName = Gen.OneOf(
        Gen.Const((string?)null), GenValues.Text.Select(text => (string?)text));

    private static readonly Gen<BalanceRow> s_balanceRow = Gen.Select(
        GenValues.AnyLong, Gen.OneOf(Gen.Const(0L), GenValues.NotNegative),
        (quantity, held) => new BalanceRow(quantity, held));

    public static readonly Gen<BalanceSet> Balance = Gen.Select(
        s_container,
        s_class,
        GenValues.Key,
        Gen.OneOf(s_balanceRow, Gen.Const(default(BalanceRow))),
        Gen.OneOf(s_balanceRow, Gen.Const(default(BalanceRow))),
        (container, @class, key, after, before) => new BalanceSet(container, @class, key, after, before));

    private static readonly Gen<OperationalState> s_operational = Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Bool,
        (readOnly, draining, frozen) =>
            new OperationalState(readOnly ? WriteMode.ReadOnly : WriteMode.ReadWrite, draining, frozen));

    private static readonly Gen<WorldRow> s_worldRow = Gen.Select(
        Gen.Int[1, 3], s_displayName, GenValues.AnyLong, s_operational, GenValues.Positive, GenValues.NotNegative)
        .Select((life, name, created, state, keys, age) =>
            new WorldRow((WorldLifecycle)life, name, created, state, keys, age));

    private static readonly Gen<WorldLineage?> s_lineage = Gen.Select(
        GenValues.Positive, GenValues.Positive, Gen.Bool,
        (source, at, isNone) => isNone ? null : new WorldLineage(new WorldId(source), new WorldSeq(at)));

    private static readonly Gen<WorldIndexRow> s_indexRow = Gen.Select(
        Gen.Int[1, 4], s_displayName, GenValues.AnyLong, s_operational, GenValues.AnyLong, s_lineage, Gen.Bool,
        (life, name, created, state, changed, lineage, purged) =>
            new WorldIndexRow((WorldLifecycle)life, name, created, state, changed, lineage, purged));

    private static readonly Gen<long> s_side = Gen.Long[1, Extent.SideMax];

    private static readonly Gen<Extent> s_extent = Gen.OneOf(
        s_side.Select(Extent.Span), Gen.Select(s_side, s_side, Extent.Rectangle));

    private static readonly Gen<HoldRow> s_holdRow = Gen.Select(
        s_container, s_class, GenValues.Key, GenValues.Positive, Expiry(), Expiry(),
        (container, @class, key, quantity, seq, time) => new HoldRow(
            container, @class, key, quantity, seq is { } at ? new WorldSeq(at) : null, time));

    private static readonly Gen<ContainerRow> s_containerRow = Gen.Select(
        GenValues.Id, GenValues.Kind, GenValues.Key, s_displayName, GenValues.Policies,
        (id, kind, owner, name, policies) => new ContainerRow(new ContainerId(id), kind, owner, name, policies));

    private static readonly Gen<ClassRow> s_classRow = Gen.Select(
        GenValues.Id, GenValues.Name, Gen.ULong, GenValues.Behavior,
        (id, name, flags, behavior) => new ClassRow(new ClassId(id), name, flags, behavior));

    private static readonly Gen<StackRow> s_stackRow = Gen.Select(
        s_container, GenValues.Places, s_class, GenValues.Key, GenValues.Positive, GenValues.Rotation, GenValues.Shape)
        .Select((container, position, @class, key, quantity, rotation, footprint) =>
            new StackRow(container, position, @class, key, quantity, rotation, footprint));

    private static readonly Gen<InstancePlace> s_place = Gen.OneOf(
        Gen.Const(InstancePlace.Nowhere),
        Gen.Select(s_container, GenValues.Places,
            (container, slot) => (InstancePlace)new InstancePlace.Slot(container, slot)),
        Gen.Select(s_container, GenValues.Places, GenValues.Rotation, GenValues.Shape,
            (container, position, rotation, shape) =>
            (InstancePlace)new InstancePlace.Grid(container, position, rotation, shape)),
        Gen.Select(s_container, GenValues.AnyLong, s_side,
            (container, x, length) => (InstancePlace)new InstancePlace.Line(container, x, length)),
        Gen.Select(s_container, GenValues.AnyLong, GenValues.AnyLong, Gen.Int[0, 359_999], s_side, s_side)
        .Select((container, x, y, turn, width, height) =>
            (InstancePlace)new InstancePlace.Plane(container, x, y, turn, width, height)));

    private static readonly Gen<InstanceRow> s_instanceRow = Gen.Select(
        s_class, GenValues.Key, GenValues.NotNegative, s_place,
        (@class, key, parent, place) => new InstanceRow(@class, key, new InstanceId(parent), place));

    /// <summary>Any event.</summary>
    public static readonly Gen<object> Any = Gen.OneOf(
        Gen.Const(RecordedEvents.Noted),
        Balance.Select(change => (object)change),
        Rows(s_worldRow).Select(rows => (object)new WorldSet(rows.After, rows.Before)),
        Gen.Select(s_container, Rows(s_containerRow),
            (cell, rows) => (object)new ContainerSet(cell, rows.After, rows.Before)),
        Gen.Select(s_class, Rows(s_classRow), (cell, rows) => (object)new ClassSet(cell, rows.After, rows.Before)),
        Gen.Select(s_class, GenValues.Key, Values(GenValues.Shape),
            (cell, key, rows) => (object)new ShapeSet(cell, key, rows.After, rows.Before)),
        Gen.Select(GenValues.Positive, Stacks(),
            (id, rows) => (object)new StackSet(new StackId(id), rows.After, rows.Before)),
        Gen.Select(GenValues.Positive, Instances(),
            (id, rows) => (object)new InstanceSet(new InstanceId(id), rows.After, rows.Before)),
        Gen.Select(s_class, GenValues.Key, Values(s_extent),
            (cell, key, rows) => (object)new ExtentSet(cell, key, rows.After, rows.Before)),
        Gen.Select(GenValues.Id, Rows(s_holdRow),
            (id, rows) => (object)new HoldSet(new HoldId(id), rows.After, rows.Before)),
        Gen.Select(GenValues.Positive, Values(GenValues.Positive.Select(seq => new WorldSeq(seq))),
            (commit, rows) => (object)new ReversalSet(new WorldSeq(commit), rows.After, rows.Before)),
        Gen.Select(GenValues.Positive, Rows(s_indexRow),
            (id, rows) => (object)new WorldIndexSet(new WorldId(id), rows.After, rows.Before)));

    /// <summary>A run of events, encoded.</summary>
    public static readonly Gen<byte[]> Encoded = Any.Array[1, 4].Select(RecordedEvents.Encode);

    private static Gen<(T? After, T? Before)> Rows<T>(Gen<T> row)
        where T : class =>
        Gen.Select(Gen.Int[0, 3], row, row, (use, a, b) => use switch
        {
            0 => (a, null),
            1 => (null, b),
            2 => (a, a),
            _ => ((T?)a, (T?)b),
        });

    private static Gen<long?> Expiry() =>
        Gen.OneOf(Gen.Const((long?)null), GenValues.NotNegative.Select(at => (long?)at));

    private static Gen<(T? After, T? Before)> Values<T>(Gen<T> value)
        where T : struct =>
        Gen.Select(Gen.Int[0, 2], value, value, (use, a, b) => use switch
        {
            0 => ((T?)a, null),
            1 => (null, b),
            _ => ((T?)a, (T?)b),
        });

    private static Gen<(StackRow? After, StackRow? Before)> Stacks() => Gen.OneOf(
        Rows(s_stackRow),
        Gen.Select(s_stackRow, GenValues.Positive,
            (row, quantity) => ((StackRow?)row, (StackRow?)(row with { Quantity = quantity }))));

    private static Gen<(InstanceRow? After, InstanceRow? Before)> Instances() => Gen.OneOf(
        Rows(s_instanceRow),
        Gen.Select(s_instanceRow, s_place,
            (row, place) => ((InstanceRow?)row, (InstanceRow?)(row with { Place = place }))));
}
