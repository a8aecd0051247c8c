using System.Diagnostics.CodeAnalysis;

namespace AssetCore.Engine.State;

/// <summary>
/// What belongs to each cell of a plane, by hash, each list in order of number. In parts, so that growing copies a
/// small share of the cells and no commit waits for all of them. In no order: <see cref="PlaneBoard"/> keeps one.
/// </summary>
internal sealed class PlaneCells
{
    // With a million cells a part holds some four thousand, which are copied in tens of microseconds.
    private const int PartBits = 8;

    private readonly Dictionary<PlaneCell, List<PlacedRect>>?[] _parts;

    public PlaneCells() => _parts = new Dictionary<PlaneCell, List<PlacedRect>>?[1 << PartBits];

    private PlaneCells(PlaneCells source)
        : this()
    {
        Count = source.Count;
        for (var i = 0; i < _parts.Length; i++)
        {
            if (source._parts[i] is not { } part) continue;
            var copy = new Dictionary<PlaneCell, List<PlacedRect>>(part.Count);
            foreach (var (cell, things) in part) copy.Add(cell, [.. things]);
            _parts[i] = copy;
        }
    }

    /// <summary>Cells that something belongs to.</summary>
    public int Count { get; private set; }

    /// <summary>What belongs to a cell; false if nothing does.</summary>
    public bool TryGet(PlaneCell cell, [NotNullWhen(true)] out List<PlacedRect>? things)
    {
        things = null;
        return PartOf(cell) is { } part && part.TryGetValue(cell, out things);
    }

    /// <summary>Adds to a cell what does not belong to it yet.</summary>
    /// <returns>True if it is the first that belongs to the cell.</returns>
    public bool Add(PlaneCell cell, in PlacedRect placed)
    {
        ref var part = ref PartOf(cell);
        part ??= [];
        var isFirst = !part.TryGetValue(cell, out var things);
        if (isFirst) part.Add(cell, things = new List<PlacedRect>(1));
        var index = things!.BinarySearch(placed);
        Invariant.Holds(index < 0, "what is put down was taken up before");
        things.Insert(~index, placed);
        if (isFirst) Count++;
        return isFirst;
    }

    /// <summary>Takes the last thing's empty list away.</summary>
    public void Remove(PlaneCell cell)
    {
        Invariant.Holds(TryGet(cell, out var things) && things.Count == 0, "a cell goes with its last thing");
        PartOf(cell)!.Remove(cell);
        Count--;
    }

    public PlaneCells Clone() => new(this);

    private ref Dictionary<PlaneCell, List<PlacedRect>>? PartOf(PlaneCell cell) =>
        ref _parts[(uint)cell.GetHashCode() >> (32 - PartBits)];
}
