namespace AssetCore.Engine.State;

/// <summary>
/// What stands at each anchor of a grid. In parts by position, so that growing copies a small share and no commit waits
/// for all of it.
/// </summary>
internal sealed class GridOccupants
{
    // Anchors of a part at most: copied in tens of microseconds. A grid has up to 128 parts.
    private const int PartBits = 13;

    private readonly Dictionary<int, GridOccupant>?[] _parts;

    public GridOccupants(int capacity) => _parts = new Dictionary<int, GridOccupant>?[(capacity >> PartBits) + 1];

    private GridOccupants(GridOccupants source)
    {
        _parts = new Dictionary<int, GridOccupant>?[source._parts.Length];
        for (var i = 0; i < _parts.Length; i++)
            _parts[i] = source._parts[i] is { } part ? new Dictionary<int, GridOccupant>(part) : null;
    }

    /// <summary>What stands at an anchor, 1-based; false if nothing does.</summary>
    public bool TryGet(int position, out GridOccupant occupant)
    {
        occupant = default;
        return _parts[position >> PartBits] is { } part && part.TryGetValue(position, out occupant);
    }

    /// <summary>Puts something at an anchor, whatever was there.</summary>
    public void Set(int position, GridOccupant occupant) =>
        (_parts[position >> PartBits] ??= [])[position] = occupant;

    /// <summary>Leaves an anchor empty.</summary>
    public void Remove(int position) => _parts[position >> PartBits]?.Remove(position);

    public GridOccupants Clone() => new(this);
}
