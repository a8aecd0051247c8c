using System.Collections.Immutable;
using AssetCore.Engine.Queries;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;
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
            if (RecordedRows.Of(commit).Index is { After: { } row } change)
                changes.Add(new WorldChange(
                    commit.WorldSeqEnd,
                    frame.Header.TimeMs,
                    WorldIndexQueries.ItemOf(change.World, row),
                    RecordedRows.ReasonOf(commit)));
        }
    }
}
