using System.Text.Json;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;

namespace AssetCore.Format.Events;

/// <summary>
/// The rows that only a world itself writes, kept out of the events of one of its commits; all others are passed over.
/// </summary>
public record struct RecordedRows : IEventVisitor
{
    /// <summary>The last write of the world's own row; null if there is none.</summary>
    public WorldSet? World { get; private set; }

    /// <summary>The last write of a row of the index of worlds; null if there is none.</summary>
    public WorldIndexSet? Index { get; private set; }

    /// <summary>True if the commit says that it changed nothing.</summary>
    public bool IsNoted { get; private set; }

    /// <summary>Reads them out of a commit.</summary>
    /// <exception cref="FormatFaultException">The events are none.</exception>
    public static RecordedRows Of(in CommitRecord commit)
    {
        var rows = default(RecordedRows);
        var source = new ByteReader(commit.Events);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref rows);
        return rows;
    }

    /// <summary>Why the world made a commit, as its metadata tell; empty if they tell nothing.</summary>
    /// <exception cref="FormatFaultException">The commit holds no request.</exception>
    public static string ReasonOf(in CommitRecord commit)
    {
        if (RequestCodec.Decode(commit.Canonical).Metadata is not { } metadata) return "";
        using var document = JsonDocument.Parse(metadata.Utf8);
        return document.RootElement.TryGetProperty("reason", out var reason) ? reason.GetString() ?? "" : "";
    }

    /// <inheritdoc />
    public void VisitCommitNoted() => IsNoted = true;

    /// <inheritdoc />
    public void Visit(in WorldSet change) => World = change;

    /// <inheritdoc />
    public void Visit(in WorldIndexSet change) => Index = change;

    /// <inheritdoc />
    public readonly void Visit(in ContainerSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ClassSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ShapeSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in BalanceSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in StackSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in InstanceSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ExtentSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in HoldSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ReversalSet change)
    {
    }
}
