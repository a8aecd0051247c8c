using AssetCore.Engine.Geometry;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>A search for what overlaps a rectangle, under way.</summary>
/// <param name="probe">The rectangle.</param>
/// <param name="except">An instance that does not count; number 0 for none.</param>
/// <param name="found">Where to list what is found; null if the first is enough.</param>
/// <param name="limit">How many to list at most.</param>
internal ref struct PlaneSearch(in PlaneRect probe, InstanceId except, List<InstanceId>? found, int limit)
{
    private readonly ref readonly PlaneRect _probe = ref probe;

    /// <summary>The first instance found; number 0 if none is.</summary>
    public InstanceId First { get; private set; }

    /// <summary>True if nothing more needs to be looked at.</summary>
    public readonly bool IsOver => found is null ? First.Value != 0 : found.Count >= limit;

    /// <summary>The rectangle.</summary>
    public readonly PlaneRect Probe => _probe;

    /// <summary>Looks at what belongs to one cell.</summary>
    public void Visit(List<PlacedRect> cell)
    {
        for (var i = 0; i < cell.Count && !IsOver; i++)
        {
            var placed = cell[i];
            if (placed.Instance == except || !placed.Rect.Overlaps(_probe)) continue;
            if (First.Value == 0) First = placed.Instance;
            found?.Add(placed.Instance);
        }
    }
}
