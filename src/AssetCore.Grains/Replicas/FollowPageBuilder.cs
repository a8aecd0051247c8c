using System.Collections.Immutable;
using AssetCore.Engine.Queries;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Reads;

namespace AssetCore.Grains.Replicas;

/// <summary>Collects whole commits with their events, in order of sequence, until the page is full.</summary>
/// <param name="from">The first commit whose end is at or above this, 1 or more.</param>
/// <param name="limit">Commits at most, 1 or more.</param>
/// <param name="names">Supplies the external ids in events.</param>
internal sealed class FollowPageBuilder(WorldSeq from, int limit, IEventNames names)
{
    /// <summary>
    /// Bytes of requests and events after which a page takes no further commit: 4 MiB, what one commit may have in the
    /// log. As JSON the events of a single commit may be more, so a page is at most this and one commit long. Pages of
    /// histories end there too.
    /// </summary>
    public const int PageBytesMax = 4 * 1024 * 1024;

    private readonly ImmutableArray<CommittedCommit>.Builder _commits = ImmutableArray.CreateBuilder<CommittedCommit>();
    private WorldSeq _next = from;

    /// <summary>Bytes of the requests and events on the page, about.</summary>
    public long Bytes { get; private set; }

    /// <summary>True if no further commit is taken.</summary>
    public bool IsFull => _commits.Count == limit || Bytes >= PageBytesMax;

    /// <summary>Takes the commits of the next batch as long as there is room.</summary>
    /// <param name="frame">The batch.</param>
    /// <param name="through">The last sequence number of it that counts.</param>
    public void Take(BatchFrame frame, WorldSeq through)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (!IsFull && reader.MoveNext())
        {
            var commit = reader.Current;
            if (commit.WorldSeqEnd < _next) continue;
            if (commit.WorldSeqEnd > through) break;
            var view = HistoryQueries.View(commit, frame.Header, names);
            _commits.Add(new CommittedCommit(view.Item, view.Events));
            Bytes += commit.Canonical.Length + view.Events.Sum(static json => (long)json.Utf8.Length);
            _next = commit.WorldSeqEnd.Next;
        }
    }

    /// <summary>The page, without freshness.</summary>
    public FollowPage Build() => new(_commits.ToImmutable(), _next);
}
