using AssetCore.Containers;
using AssetCore.Format.Events;

namespace AssetCore.Engine.State;

/// <summary>One stack, packed.</summary>
internal readonly struct StackCell : IVacant
{
    private StackCell(StackRow row)
    {
        Container = row.Container.Value;
        Position = row.Position;
        Class = row.Class.Value;
        KeyWord = BalanceKey.ToWord(row.Key);
        Quantity = row.Quantity;
        Rotation = row.Rotation;
        Footprint = row.Footprint;
        Invariant.Holds(Quantity > 0, "a stack of nothing is no stack");
        Invariant.Holds(Position > 0 && Footprint is { Width: > 0, Height: > 0 }, "a stack covers cells of its grid");
    }

    public int Container { get; }

    public int Position { get; }

    public int Class { get; }

    public Rotation Rotation { get; }

    public ulong KeyWord { get; }

    public long Quantity { get; }

    public Shape Footprint { get; }

    public bool IsVacant => Quantity == 0;

    public Variant Variant => new(new ClassIndex(Class), BalanceKey.FromWord(KeyWord));

    public BalanceKey SumKey => new(new ContainerIndex(Container), new ClassIndex(Class), BalanceKey.FromWord(KeyWord));

    public static StackCell Of(StackRow row) => new(row);

    public StackRow ToRow() => new(
        new ContainerIndex(Container),
        Position,
        new ClassIndex(Class),
        BalanceKey.FromWord(KeyWord),
        Quantity,
        Rotation,
        Footprint);
}
