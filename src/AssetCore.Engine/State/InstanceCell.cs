using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>One instance, packed.</summary>
internal readonly struct InstanceCell : IVacant
{
    // The class's number + 1, so that the default value is vacant.
    private readonly int _class;

    private InstanceCell(InstanceRow row)
    {
        _class = row.Class.Value + 1;
        KeyWord = BalanceKey.ToWord(row.Key);
        Parent = row.Parent.Value;
        switch (row.Place)
        {
            case InstancePlace.Slot slot:
                Type = ContainerType.Slots;
                Container = slot.Container.Value;
                Position = slot.SlotIndex;
                break;
            case InstancePlace.Grid grid:
                Type = ContainerType.Grid;
                Container = grid.Container.Value;
                Position = grid.Position;
                Rotation = grid.Rotation;
                Footprint = grid.Footprint;
                Invariant.Holds(Footprint is { Width: > 0, Height: > 0 }, "an instance on a grid covers cells of it");
                break;
            default:
                Invariant.Holds(row.Place is InstancePlace.Unplaced, "an instance is in a slot, on a grid or nowhere");
                break;
        }
    }

    public ulong KeyWord { get; }

    public long Parent { get; }

    /// <summary>Slots, Grid, or None for unplaced.</summary>
    public ContainerType Type { get; }

    public Rotation Rotation { get; }

    public int Container { get; }

    /// <summary>The slot or the anchor, 1-based.</summary>
    public int Position { get; }

    public Shape Footprint { get; }

    public bool IsVacant => _class == 0;

    public int Class => _class - 1;

    public Variant Variant => new(new ClassIndex(Class), BalanceKey.FromWord(KeyWord));

    public static InstanceCell Of(InstanceRow row) => new(row);

    public InstancePlace Place => Type switch
    {
        ContainerType.Slots => new InstancePlace.Slot(new ContainerIndex(Container), Position),
        ContainerType.Grid => new InstancePlace.Grid(new ContainerIndex(Container), Position, Rotation, Footprint),
        _ => InstancePlace.Nowhere,
    };

    public InstanceRow ToRow() =>
        new(new ClassIndex(Class), BalanceKey.FromWord(KeyWord), new InstanceId(Parent), Place);
}
