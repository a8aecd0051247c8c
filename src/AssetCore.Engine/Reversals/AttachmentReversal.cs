using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Reversals;

/// <summary>Judges who is attached to whom once every instance is what it was.</summary>
/// <param name="cells">What the reversal has touched.</param>
/// <param name="state">The state that resulted.</param>
internal readonly struct AttachmentReversal(ReversalCells cells, WorldState state)
{
    /// <summary>Parents exist, nobody is attached to what has vanished, and there is no cycle.</summary>
    public Rejection? Judge()
    {
        // Instances from which the way up is known to end: no way is walked twice.
        var ends = new HashSet<InstanceId>();
        foreach (var cell in cells.Instances.Backwards())
        {
            if (cell.Goes && state.Instances.HasChildren(cell.Key)) return ReversalRejections.HasChildren(cell.Key);
            if (!cell.Comes || cell.Before!.Parent == cell.After?.Parent || cell.Before.Parent.Value == 0) continue;
            if (state.Instances[cell.Before.Parent].IsVacant)
                return ReversalRejections.ParentGone(cell.Key, cell.Before.Parent);
            if (!Ends(cell.Key, ends)) return ReversalRejections.Cycle(cell.Key);
        }

        return null;
    }

    private bool Ends(InstanceId from, HashSet<InstanceId> ends)
    {
        var way = new HashSet<InstanceId>();
        for (var at = from; at.Value != 0 && !ends.Contains(at); at = new InstanceId(state.Instances[at].Parent))
            if (!way.Add(at)) return false;
        ends.UnionWith(way);
        return true;
    }
}
