using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;

namespace AssetCore.Recovery.Verification.Judging;

/// <summary>Reads back what a world was told to do by itself from the commit that it made of it.</summary>
internal static class RecordedDirective
{
    /// <summary>
    /// The directive; null for a commit by which a world releases expired holds, which it makes without being told.
    /// </summary>
    /// <exception cref="Format.FormatFaultException">The events are none.</exception>
    public static WorldDirective? Find(in CommitRecord commit)
    {
        var rows = RecordedRows.Of(commit);
        if (rows.World is { After: { } world })
            return new WorldDirective.SetWorld(world) { Reason = RecordedRows.ReasonOf(commit) };
        if (rows.Index is { } index)
            return new WorldDirective.SetIndex(index.World, index.After) { Reason = RecordedRows.ReasonOf(commit) };
        return rows.IsNoted ? new WorldDirective.Note { Reason = RecordedRows.ReasonOf(commit) } : null;
    }
}
