using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>
/// The hashes of the external ids that a tail's rows need: learned from the tail, and from the rows of the checkpoint
/// before as they go by.
/// </summary>
internal sealed class MergeNames
{
    private readonly WorldSeq _at;
    private readonly Dictionary<int, Hash128?> _containers = [];
    private readonly Dictionary<int, Hash128?> _classes = [];

    public MergeNames(TailCells tail, WorldSeq at)
    {
        _at = at;
        foreach (var key in tail.Balances.Keys)
        {
            _containers.TryAdd(key.Container, null);
            _classes.TryAdd(key.Class, null);
        }

        foreach (var number in tail.NamedContainers) _containers.TryAdd(number, null);
        foreach (var number in tail.NamedClasses) _classes.TryAdd(number, null);
        foreach (var variant in tail.Shapes.Keys) _classes.TryAdd(variant.Class, null);
        foreach (var variant in tail.Extents.Keys) _classes.TryAdd(variant.Class, null);
        foreach (var (number, row) in tail.Containers)
            if (row is not null) SeeContainer(number, row.Id.Value);
        foreach (var (number, row) in tail.Classes)
            if (row is not null) SeeClass(number, row.Id.Value);
        foreach (var (number, gone) in tail.GoneContainers) SeeContainer(number, gone.Id);
        foreach (var (number, gone) in tail.GoneClasses) SeeClass(number, gone);
    }

    /// <summary>A row says who has a number.</summary>
    public void SeeContainer(int number, string id) => See(_containers, number, id);

    /// <summary>A row says who has a number.</summary>
    public void SeeClass(int number, string id) => See(_classes, number, id);

    /// <exception cref="ReplayMismatchException">Nobody ever had the number.</exception>
    public Hash128 OfContainer(int number) => Find(_containers, number, "container");

    /// <exception cref="ReplayMismatchException">Nobody ever had the number.</exception>
    public Hash128 OfClass(int number) => Find(_classes, number, "class");

    private static void See(Dictionary<int, Hash128?> names, int number, string id)
    {
        if (names.TryGetValue(number, out var known) && known is null) names[number] = RowHashes.OfName(id);
    }

    private Hash128 Find(Dictionary<int, Hash128?> names, int number, string what) =>
        names.TryGetValue(number, out var name) && name is { } hash
            ? hash
            : throw new ReplayMismatchException(_at, $"nobody ever had the number {number} of a {what}");
}
