using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Engine.Queries;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Worlds;

namespace AssetCore.Grains.Worlds;

/// <summary>Reads out of batches what is on record about worlds: each change with its reason.</summary>
internal static class RecordedChanges
{
    /// <summary>
    /// Adds the changes of the index of worlds in a batch, in order, whose number is <paramref name="from"/> or above,
    /// as long as there are fewer than <paramref name="limit"/>.
    /// </summary>
    public static void AddIndexChanges(
        BatchFrame frame, WorldSeq from, int limit, ImmutableArray<WorldChange>.Builder changes)
    {
        var commits = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (changes.Count < limit && commits.MoveNext())
        {
            var commit = commits.Current;
            if (!commit.IsOfWorld || commit.WorldSeqEnd < from) continue;

            // The index changes one row a commit, so the commit's number is that of its one event.
            if (Look(commit).Index is { After: { } row } change)
                changes.Add(new WorldChange(
                    commit.WorldSeqEnd,
                    frame.Header.TimeMs,
                    WorldIndexQueries.ItemOf(change.World, row),
                    ReasonOf(commit)));
        }
    }

    private static WorldEvents Look(in CommitRecord commit)
    {
        var seen = default(WorldEvents);
        var source = new ByteReader(commit.Events);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref seen);
        return seen;
    }

    private static string ReasonOf(in CommitRecord commit)
    {
        using var metadata = JsonDocument.Parse(RequestCodec.Decode(commit.Canonical).Metadata!.Utf8);
        return metadata.RootElement.GetProperty("reason").GetString()!;
    }
}
