using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Worlds;

namespace AssetCore.Benchmarks.Operations;

/// <summary>
/// A world with as many things of each kind as its size says: balances, holds, stacks on a grid, instances in slots, on
/// a line, on a plane, attached and unplaced.
/// </summary>
internal sealed class FurnishedWorld
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

    private const int OperationsPerCommit = 5_000;
    private readonly List<Operation> _pending = [];
    private int _commits;
    private long _minted;

    /// <summary>Makes the world.</summary>
    /// <param name="size">Things of each kind, up to 300,000.</param>
    public FurnishedWorld(int size)
    {
        Size = size;
        Genesis();
        AddSchema();
        for (var i = 0; i < size; i++) AddBalances(i);
        for (var i = 0; i < size; i++) Put(new AddFungible(Crate, StackKey(i), Ten, Cell(StackAt(i))));
        InSlots = Mint(i => new AddInstance(Part, null, new Location.Slot(Slots, SlotAt(i))));
        Unplaced = Mint(_ => new AddInstance(Part, null, null));
        Children = Mint(_ => new AddInstance(Part, null, null));
        for (var i = 0; i < size; i++) Put(new Attach(Children(i), InSlots(i)));
        OnLine = Mint(i => new AddInstance(Rod, null, new Location.Line(Line, LineAt(i))));
        OnPlane = Mint(i => new AddInstance(Desk, null, PlaneAt(i)));
        Flush();
    }

    /// <summary>Things of each kind.</summary>
    public int Size { get; }

    /// <summary>The engine, with no batch open.</summary>
    public WorldEngine Engine { get; } = new(new WorldId(1));

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

    /// <summary>A commit of the world.</summary>
    public static PreparedCommit Commit(ImmutableArray<Operation> operations, string key) =>
        PreparedCommit.Create(new CommitRequest { Operations = operations, IdempotencyKey = key });

    private static ContainerId Named(string name, int i) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"));

    private uint? StackKey(int i) => i % (Size / KeyedStacks) == 1 ? KeyOfKeyed : null;

    private void Genesis()
    {
        var row = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, 1_000_000, 0);
        Engine.BeginBatch(0);
        Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "benchmark" });
        Engine.Seal();
        Engine.Accept();
    }

    private void AddSchema()
    {
        foreach (var id in (ClassId[])[Gold, Crate, Part, Rod, Desk]) Put(new RegisterClass(id, id.Value, 0, null));
        Put(new RegisterClassShape(Crate, null, new Shape(1, 1)));
        Put(new RegisterClassExtent(Rod, null, Extent.Span(10)));
        Put(new RegisterClassExtent(Desk, null, Extent.Rectangle(10, 10)));
        Put(Container(Grid, new ContainerKind.Grid(1_000_000, 1_000)));
        Put(Container(Slots, new ContainerKind.Slots(ContainerKind.PlacesMax)));
        Put(Container(Line, new ContainerKind.Line(0, 100_000_000, Scale.Whole, null)));
        Put(Container(Plane, new ContainerKind.Plane(0, 0, 100_000, 100_000, Scale.Whole, null)));
    }

    private void AddBalances(int i)
    {
        Put(Container(Account(i), new ContainerKind.Balance(Scale.Whole)));
        Put(Container(Spare(i), new ContainerKind.Balance(Scale.Whole)));
        Put(new AddFungible(Gold, null, DecimalQuantity.FromInteger(1_000_000), new Location.Balance(Account(i))));
        Put(new HoldFungible(Hold(i), Account(i), Gold, null, DecimalQuantity.FromInteger(1), null, null));
    }

    private static CreateContainer Container(ContainerId id, ContainerKind kind) => new(id, kind, null, null, null);

    private Func<int, InstanceRef> Mint(Func<int, AddInstance> add)
    {
        var first = _minted + 1;
        for (var i = 0; i < Size; i++) Put(add(i));
        _minted += Size;
        return i => InstanceRef.To(new InstanceId(first + i));
    }

    private void Put(Operation operation)
    {
        _pending.Add(operation);
        if (_pending.Count == OperationsPerCommit) Flush();
    }

    private void Flush()
    {
        if (_pending.Count == 0) return;
        Engine.BeginBatch(0);
        var outcome = Engine.Execute(Commit([.. _pending], $"furnish-{_commits++}"));
        if (!outcome.IsCommitted) throw new InvalidOperationException($"The world was refused: {outcome.Rejection}");
        Engine.Seal();
        Engine.Accept();
        _pending.Clear();
    }
}
