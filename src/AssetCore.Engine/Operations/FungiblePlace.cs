using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>
/// A balance or a grid cell that an operation takes from or puts into. The stages of the contract are methods, called
/// in its order, so that an operation with two places finishes each stage for both before it begins the next.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="location">The place as asked for.</param>
internal ref struct FungiblePlace(WorldWriter world, Location location)
{
    private ContainerIndex _container;
    private ClassIndex _class;
    private uint? _key;

    // On a grid: the anchor if it lies inside, otherwise 0; and the stack of the class and key there, if there is one.
    private int _anchor;
    private StackCell _stack;
    private GridOccupant _occupant;

    /// <summary>The quantity in units of this place.</summary>
    public long Units { get; set; }

    public readonly bool IsGrid => location is Location.GridCell;

    /// <summary>True if a stack of the class and key has its anchor there.</summary>
    public readonly bool HasStack => !_stack.IsVacant;

    /// <summary>The stack that was looked at; vacant if there is none.</summary>
    public readonly StackCell Stack => _stack;

    /// <summary>True if exactly the whole stack is meant.</summary>
    public readonly bool IsWholeStack => HasStack && _stack.Quantity == Units;

    /// <summary>Cells in a row and rows of the grid.</summary>
    private readonly ContainerKind.Grid GridKind => (ContainerKind.Grid)Cell.Row!.Kind;

    private readonly ref readonly ContainerCell Cell => ref world.State.Containers[_container];

    private readonly ref readonly ClassCell Class => ref world.State.Classes[_class];

    private readonly BalanceKey BalanceKey => new(_container, _class, _key);

    private readonly Variant Variant => new(_class, _key);

    private readonly long Position => ((Location.GridCell)location).Position;

    private readonly Rotation Rotation => ((Location.GridCell)location).Rotation ?? Rotation.None;

    /// <summary>Stage of containers.</summary>
    public Rejection? FindContainer()
    {
        world.TryFind(location.Container, out _container, out var refusal);
        return refusal;
    }

    /// <summary>Stage of kinds.</summary>
    public readonly Rejection? JudgeKind() => location switch
    {
        Location.Balance when Cell.Type == ContainerType.Balance => null,
        Location.GridCell when Cell.Type == ContainerType.Grid => null,
        Location.Balance => Reject.WrongKind(location.Container, Cell.Type, "a balance"),
        Location.GridCell => Reject.WrongKind(location.Container, Cell.Type, "a grid"),
        _ => Reject.WrongLocation(location, "a balance or a grid_cell"),
    };

    /// <summary>Stage of kinds, of a place that can only be a cell of a grid.</summary>
    public readonly Rejection? JudgeGridKind() =>
        IsGrid ? JudgeKind() : Reject.WrongLocation(location, "a grid_cell");

    /// <summary>Stage of scale, first part: a balance has the scale that the class demands.</summary>
    public readonly Rejection? JudgeScale(ClassIndex classIndex) =>
        IsGrid ? null : BalanceRules.JudgeScale(Cell, world.State.Classes[classIndex]);

    /// <summary>Stage of scale: two balances are of one scale.</summary>
    public readonly Rejection? JudgeScales(scoped in FungiblePlace other)
    {
        if (IsGrid || other.IsGrid || Cell.Bounds.UnitsPerOne == other.Cell.Bounds.UnitsPerOne) return null;
        return Reject.ScalesDiffer(Cell, other.Cell);
    }

    /// <summary>Stage of form: the quantity in units of this place. A grid counts whole things.</summary>
    public Rejection? JudgeForm(DecimalQuantity quantity)
    {
        var scale = IsGrid ? Scale.Whole.UnitsPerOne : Cell.Bounds.UnitsPerOne;
        var fault = Operations.Units.TryScale(quantity, scale, out var units);
        Units = units;
        return fault == QuantityFault.None ? null : Reject.NoUnits(fault, "the quantity", quantity, scale);
    }

    /// <summary>Looks at what of the class and key is there; after the stage of kinds.</summary>
    public void LookAt(ClassIndex classIndex, uint? key)
    {
        (_class, _key) = (classIndex, key);
        LookAtAnchor();
        if (HasStack && _stack.Variant != Variant) _stack = default;
    }

    /// <summary>Looks at the stack that has its anchor there, of whatever class; after the stage of kinds.</summary>
    public void LookAtAnchor()
    {
        if (!IsGrid || Position < 1 || Position > GridKind.Capacity) return;
        _anchor = (int)Position;
        if (Cell.Grid is not { } board || !board.TryGet(_anchor, out _occupant) || !_occupant.IsStack) return;
        _stack = world.State.Stacks[_occupant.Stack];
    }

    /// <summary>Stage of policies: the container takes in this class.</summary>
    public readonly Rejection? JudgeClass() =>
        IsGrid ? null : BalanceRules.JudgeClass(Cell, Class, Class.Row!.Id);

    /// <summary>Stage of space, of a place that is taken from.</summary>
    public readonly Rejection? JudgeInside() =>
        IsGrid && _anchor == 0 ? Reject.PlaceOutOfBounds(Cell, "cell", Position, GridKind.Capacity) : null;

    /// <summary>Stage of amounts, first part, of a cell whose stack is meant whatever it is of.</summary>
    public readonly Rejection? JudgeStack() => HasStack ? null : Reject.NoStack(Cell, Position);

    /// <summary>Stage of space, first part, of a place that is put into: what begins a stack has a shape.</summary>
    public readonly Rejection? JudgeShape() =>
        IsGrid && !HasStack && world.State.Classes.LookUpShape(Variant) is null
            ? Reject.UnregisteredShape(Class, _key)
            : null;

    /// <summary>Stage of space, second part: what begins a stack lies inside the grid.</summary>
    public readonly Rejection? JudgeOutline()
    {
        if (!IsGrid || HasStack) return null;
        return JudgeInside() ?? GridRules.JudgeOutline(Cell, _anchor, Footprint);
    }

    /// <summary>Stage of space, third part: what begins a stack finds its cells free.</summary>
    public readonly Rejection? JudgeFree() =>
        IsGrid && !HasStack ? GridRules.JudgeFree(Cell, _anchor, Footprint, null) : null;

    /// <summary>The same, when exactly the whole stack at another place moves here and leaves its cells.</summary>
    public readonly Rejection? JudgeFree(scoped in FungiblePlace source)
    {
        if (!IsGrid || HasStack) return null;
        var leaves = source.IsWholeStack && source._container == _container
            ? CellRect.At(source._anchor, source._stack.Footprint, GridKind.Width)
            : (CellRect?)null;
        return GridRules.JudgeFree(Cell, _anchor, Footprint, leaves);
    }

    /// <summary>Stage of amounts, of a place that is taken from.</summary>
    public readonly Rejection? JudgeTaking()
    {
        if (!IsGrid) return BalanceRules.JudgeTaking(Cell, Class, _key, world.State.Balances.Get(BalanceKey), Units);
        return _stack.Quantity < Units
            ? Reject.InsufficientStack(Cell, Position, Class, _key, _stack.Quantity, Units)
            : null;
    }

    /// <summary>Stages of amounts and of overflow, of a place that is put into.</summary>
    public readonly Rejection? JudgePutting()
    {
        if (!IsGrid) return BalanceRules.JudgePutting(Cell, Class, _key, world.State.Balances.Get(BalanceKey), Units);
        var room = (Class.StackMax ?? long.MaxValue) - (Int128)_stack.Quantity;
        if (Units <= room) return null;
        return Class.StackMax is null
            ? Reject.SumOverflow(Cell, Class, _key)
            : Reject.StackLimit(Cell, Position, Class, _stack.Quantity, Units);
    }

    /// <summary>Takes the quantity away. One event.</summary>
    public readonly void Take()
    {
        if (IsGrid)
        {
            var left = _stack.Quantity - Units;
            Invariant.Holds(left >= 0, "what a stack does not hold was refused to be taken from it");
            world.SetStack(_occupant.Stack, left == 0 ? null : _stack.ToRow() with { Quantity = left });
            return;
        }

        var before = world.State.Balances.Get(BalanceKey);
        world.SetBalance(_container, Variant, before with { Quantity = before.Quantity - Units }, before);
    }

    /// <summary>Puts the quantity there. One event.</summary>
    public readonly void Put()
    {
        Invariant.Holds(Units > 0, "quantities that are not above zero were refused");
        if (HasStack)
        {
            world.SetStack(_occupant.Stack, _stack.ToRow() with { Quantity = _stack.Quantity + Units });
        }
        else if (IsGrid)
        {
            world.SetStack(world.NextStack(), NewRow());
        }
        else
        {
            var before = world.State.Balances.Get(BalanceKey);
            world.SetBalance(_container, Variant, before with { Quantity = before.Quantity + Units }, before);
        }
    }

    /// <summary>Puts the whole stack of another place there; it keeps its number. One event.</summary>
    public readonly void PutWhole(scoped in FungiblePlace source) => world.SetStack(source._occupant.Stack, NewRow());

    private readonly StackRow NewRow() => new(_container, _anchor, _class, _key, Units, Rotation, Footprint);

    private readonly Shape Footprint
    {
        get
        {
            var shape = world.State.Classes.LookUpShape(Variant);
            Invariant.Holds(shape is not null, "a class without a shape was refused before its footprint is asked for");
            return shape.Value.Turned(Rotation);
        }
    }
}
