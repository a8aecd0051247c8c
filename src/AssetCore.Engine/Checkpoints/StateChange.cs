using System.Text.Json;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Requests;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>When and why a world's own row was last written. The row does not say so itself; its log does.</summary>
/// <param name="TimeMs">The time of the batch, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Reason">Why, as the commit's metadata has it.</param>
public sealed record StateChange(long TimeMs, string Reason)
{
    /// <summary>The last change of the world's own row in a batch; null if it did not write it.</summary>
    /// <param name="header">The batch's header.</param>
    /// <param name="payload">Its commits.</param>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static StateChange? LastOf(in FrameHeader header, ReadOnlySpan<byte> payload) =>
        LastOf(header, payload, header.LastWorldSeq);

    /// <summary>The last change of the world's own row in a batch as far as a sequence number; null for none.</summary>
    /// <param name="header">The batch's header.</param>
    /// <param name="payload">Its commits.</param>
    /// <param name="through">Commits that end above do not count.</param>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static StateChange? LastOf(in FrameHeader header, ReadOnlySpan<byte> payload, WorldSeq through)
    {
        StateChange? last = null;
        var commits = new BatchReader(payload, header.FirstWorldSeq);
        while (commits.MoveNext() && commits.Current.WorldSeqEnd <= through)
            if (WritesWorld(commits.Current)) last = Of(commits.Current, header.TimeMs);
        return last;
    }

    /// <summary>The change that a commit of the world is on record for.</summary>
    internal static StateChange Of(in CommitRecord commit, long timeMs)
    {
        using var metadata = JsonDocument.Parse(RequestCodec.Decode(commit.Canonical).Metadata!.Utf8);
        return new StateChange(timeMs, metadata.RootElement.GetProperty("reason").GetString()!);
    }

    private static bool WritesWorld(in CommitRecord commit)
    {
        if (!commit.IsOfWorld) return false;
        var source = new ByteReader(commit.Events);
        var caught = default(CaughtEvent);
        while (!source.IsAtEnd)
        {
            EventCodec.Read(ref source, ref caught);
            if (caught.Kind == EventKind.WorldSet) return true;
        }

        return false;
    }
}
