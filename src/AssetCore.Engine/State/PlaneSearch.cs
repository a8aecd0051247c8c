using AssetCore.Engine.Geometry;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>A search for what overlaps a rectangle, under way: for the lowest number, or for a list.</summary>
/// <param name="probe">The rectangle.</param>
/// <param name="except">An instance that does not count; number 0 for none.</param>
/// <param name="found">Where to list what is found; null if the lowest number is wanted.</param>
/// <param name="lookedMax">How many things to look at most.</param>
internal ref struct PlaneSearch(in PlaneRect probe, InstanceId except, List<InstanceId>? found, int lookedMax)
{
    private readonly ref readonly PlaneRect _probe = ref probe;

    /// <summary>The lowest number found; 0 if none is, or if a list is made.</summary>
    public InstanceId Lowest { get; private set; }

    /// <summary>Things looked at.</summary>
    public int Looked { get; private set; }

    /// <summary>True if nothing more may be looked at.</summary>
    public readonly bool IsOver => Looked >= lookedMax;

    /// <summary>The rectangle.</summary>
    public readonly PlaneRect Probe => _probe;

    /// <summary>Looks at what belongs to one cell, by number.</summary>
    public void Visit(List<PlacedRect> cell)
    {
        for (var i = 0; i < cell.Count && !IsOver; i++)
        {
            Looked++;
            var placed = cell[i];
            if (Lowest.Value != 0 && placed.Instance.CompareTo(Lowest) > 0) return;
            if (placed.Instance == except || !placed.Rect.Overlaps(_probe)) continue;
            if (found is null) Lowest = placed.Instance;
            else found.Add(placed.Instance);
        }
    }
}
