using System.Globalization;
using AssetCore.Benchmarks.Micro;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Benchmarks.Operations;

/// <summary>
/// A world with as many things of each kind as its size says: balances, holds, stacks on a grid, instances in slots, on
/// a line, on a plane, attached and unplaced.
/// </summary>
internal sealed class FurnishedWorld : MeasuredWorld
{
    /// <summary>Classes: of balances, of stacks, of instances in slots, on the line and on the plane.</summary>
    public static readonly ClassId Gold = new("gold");

    public static readonly ClassId Crate = new("crate");
    public static readonly ClassId Part = new("part");
    public static readonly ClassId Rod = new("rod");
    public static readonly ClassId Desk = new("desk");

    /// <summary>Containers with a place for everything, and room between what stands there.</summary>
    public static readonly ContainerId Grid = new("grid");

    public static readonly ContainerId Slots = new("slots");
    public static readonly ContainerId Line = new("line");
    public static readonly ContainerId Plane = new("plane");

    private long _minted;

    /// <summary>Makes the world.</summary>
    /// <param name="size">Things of each kind, up to 300,000.</param>
    public FurnishedWorld(int size)
    {
        Size = size;
        Put(Schema());
        Put(Each(Balances));
        Put(Each(i => [new AddFungible(Crate, StackKey(i), Ten, Cell(StackAt(i)))]));
        InSlots = Mint(i => new AddInstance(Part, null, new Location.Slot(Slots, SlotAt(i))));
        Unplaced = Mint(_ => new AddInstance(Part, null, null));
        Children = Mint(_ => new AddInstance(Part, null, null));
        Put(Each(i => [new Attach(Children(i), InSlots(i))]));
        OnLine = Mint(i => new AddInstance(Rod, null, new Location.Line(Line, LineAt(i))));
        OnPlane = Mint(i => new AddInstance(Desk, null, PlaneAt(i)));
    }

    /// <summary>Things of each kind.</summary>
    public int Size { get; }

    /// <summary>The instances by where they are; the parents of <see cref="Children"/> are those in slots.</summary>
    public Func<int, InstanceRef> InSlots { get; }

    public Func<int, InstanceRef> Unplaced { get; }

    public Func<int, InstanceRef> Children { get; }

    public Func<int, InstanceRef> OnLine { get; }

    public Func<int, InstanceRef> OnPlane { get; }

    /// <summary>As many stacks, spread over the grid, have a key of their own.</summary>
    public const int KeyedStacks = 500;

    /// <summary>The key of those.</summary>
    public const uint KeyOfKeyed = 1;

    private static DecimalQuantity Ten => DecimalQuantity.FromInteger(10);

    /// <summary>A balance container with gold, one unit of it held.</summary>
    public static ContainerId Account(int i) => Named("account", i);

    /// <summary>A balance container that is empty.</summary>
    public static ContainerId Spare(int i) => Named("spare", i);

    /// <summary>The hold on an account.</summary>
    public static HoldId Hold(int i) => new(Named("hold", i).Value);

    /// <summary>Every other cell has a stack of ten; the one after it is free.</summary>
    public static long StackAt(int i) => 1 + (2L * i);

    /// <summary>Every other slot has an instance; the one after it is free.</summary>
    public static long SlotAt(int i) => 1 + (2L * i);

    /// <summary>A rod of length 10 stands at every hundredth unit; between them is room.</summary>
    public static long LineAt(int i) => 50 + (100L * i);

    /// <summary>A desk of 10 x 10 stands in the middle of every square of 100 x 100.</summary>
    public static Location.Plane PlaneAt(int i) => new(Plane, 50 + (100L * (i % 1000)), 50 + (100L * (i / 1000)), 0);

    public static Location Cell(long position) => new Location.GridCell(Grid, position, null);

    private static ContainerId Named(string name, int i) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"));

    private static IEnumerable<Operation> Schema() =>
    [
        .. ((ClassId[])[Gold, Crate, Part, Rod, Desk]).Select(id => new RegisterClass(id, id.Value, 0, null)),
        new RegisterClassShape(Crate, null, new Shape(1, 1)),
        new RegisterClassExtent(Rod, null, Extent.Span(10)),
        new RegisterClassExtent(Desk, null, Extent.Rectangle(10, 10)),
        Container(Grid, new ContainerKind.Grid(1_000_000, 1_000)),
        Container(Slots, new ContainerKind.Slots(ContainerKind.PlacesMax)),
        Container(Line, new ContainerKind.Line(0, 100_000_000, Scale.Whole, null)),
        Container(Plane, new ContainerKind.Plane(0, 0, 100_000, 100_000, Scale.Whole, null)),
    ];

    private static IEnumerable<Operation> Balances(int i) =>
    [
        Container(Account(i), new ContainerKind.Balance(Scale.Whole)),
        Container(Spare(i), new ContainerKind.Balance(Scale.Whole)),
        new AddFungible(Gold, null, DecimalQuantity.FromInteger(1_000_000), new Location.Balance(Account(i))),
        new HoldFungible(Hold(i), Account(i), Gold, null, DecimalQuantity.FromInteger(1), null, null),
    ];

    private uint? StackKey(int i) => i % (Size / KeyedStacks) == 1 ? KeyOfKeyed : null;

    private IEnumerable<Operation> Each(Func<int, IEnumerable<Operation>> operations) =>
        Enumerable.Range(0, Size).SelectMany(operations);

    private Func<int, InstanceRef> Mint(Func<int, AddInstance> add)
    {
        var first = _minted + 1;
        Put(Enumerable.Range(0, Size).Select(add));
        _minted += Size;
        return i => InstanceRef.To(new InstanceId(first + i));
    }
}
