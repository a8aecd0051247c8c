using System.Text.Json;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;

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
        var source = new ByteReader(commit.Events);
        var rows = default(Rows);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref rows);
        if (rows.World is { After: { } world }) return new WorldDirective.SetWorld(world) { Reason = ReasonOf(commit) };
        if (rows.Index is { After: { } row } index)
            return new WorldDirective.SetIndex(index.World, row) { Reason = ReasonOf(commit) };
        return rows.IsNoted ? new WorldDirective.Note { Reason = ReasonOf(commit) } : null;
    }

    private static string ReasonOf(in CommitRecord commit)
    {
        var metadata = RequestCodec.Decode(commit.Canonical).Metadata;
        if (metadata is null) return "";
        using var document = JsonDocument.Parse(metadata.Utf8);
        return document.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() ?? "" : "";
    }

    // The rows that only a directive writes.
    private struct Rows : IEventVisitor
    {
        public WorldSet? World { get; private set; }

        public WorldIndexSet? Index { get; private set; }

        public bool IsNoted { get; private set; }

        public void VisitCommitNoted() => IsNoted = true;

        public void Visit(in WorldSet change) => World = change;

        public void Visit(in WorldIndexSet change) => Index = change;

        public readonly void Visit(in ContainerSet change)
        {
        }

        public readonly void Visit(in ClassSet change)
        {
        }

        public readonly void Visit(in ShapeSet change)
        {
        }

        public readonly void Visit(in BalanceSet change)
        {
        }

        public readonly void Visit(in StackSet change)
        {
        }

        public readonly void Visit(in InstanceSet change)
        {
        }

        public readonly void Visit(in ExtentSet change)
        {
        }

        public readonly void Visit(in HoldSet change)
        {
        }

        public readonly void Visit(in ReversalSet change)
        {
        }
    }
}
