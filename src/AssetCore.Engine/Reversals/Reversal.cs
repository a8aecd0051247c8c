using AssetCore.Engine.Operations;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Reversals;

/// <summary>
/// Undoes a commit by a new one: every cell that it touched must hold what it left there, and gets back what was there
/// before it. The rules are R110 to R117 of <c>docs/decisions/0008</c>; the work grows with the events of the commit
/// alone.
/// </summary>
/// <param name="operation">What is asked.</param>
/// <param name="world">Where rows are set; what was set when a refusal comes is for the caller to undo.</param>
internal readonly struct Reversal(ReverseCommit operation, WorldWriter world)
{
    /// <summary>Judges and carries out the reversal.</summary>
    /// <param name="commit">The commit as the log holds it; null if it does not.</param>
    /// <param name="by">The first sequence number of the reversal.</param>
    public Rejection? Execute(ReversedCommit? commit, WorldSeq by)
    {
        if (commit is { IsRead: false }) return ReversalRejections.Unread(operation.CommitId);
        if (commit is null || commit.End >= by) return ReversalRejections.NotFound(operation.CommitId);
        if (commit.IsOfWorld) return ReversalRejections.OfWorld(operation.CommitId);
        if (world.State.Reversals.Get(commit.Start) is { } already)
            return ReversalRejections.AlreadyReversed(operation.CommitId, already);
        var cells = ReversalCells.Of(commit.Events.Span);
        var refusal = new ReversalComparison(cells, world.State).Judge() ?? Set(cells);
        if (refusal is not null) return refusal;
        foreach (var mark in cells.Marks.Backwards())
            if (mark.IsChanged) world.SetReversal(mark.Key, mark.Before);
        world.SetReversal(commit.Start, by);
        return null;
    }

    // The order of R113: what goes, what comes or changes, containers and classes that vanish.
    private Rejection? Set(ReversalCells cells)
    {
        var (holds, things) = (new HoldReversal(cells, world), new PlacedReversal(cells, world));
        var (balances, schema) = (new BalanceReversal(cells, world), new SchemaReversal(cells, world));
        var footprints = new FootprintReversal(cells, world);
        holds.Remove();
        things.Remove();
        balances.Remove();
        var refusal = schema.RestoreContainers()
            ?? schema.RestoreClasses()
            ?? footprints.RestoreShapes()
            ?? footprints.RestoreExtents()
            ?? balances.Judge();
        if (refusal is not null) return refusal;
        balances.Restore();
        return things.Restore()
            ?? new AttachmentReversal(cells, world.State).Judge()
            ?? holds.Restore()
            ?? schema.RemoveContainers()
            ?? schema.RemoveClasses();
    }
}
