using AssetCore.Grains.Replicas;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Worlds;

/// <summary>Announces batches to the replica beside their writer, and on the stream to all others.</summary>
internal sealed class BatchAnnouncers(ReplicaHost replicas, CommitPublisherFactory publishers) : IBatchAnnouncers
{
    /// <inheritdoc />
    public IBatchAnnouncer Create(WorldId world) => new Announcer(replicas, publishers.Create(world));

    private sealed class Announcer(ReplicaHost replicas, CommitPublisher publisher) : IBatchAnnouncer
    {
        public void Announce(BatchFrame frame)
        {
            replicas.Announce(frame);
            publisher.Announce(frame);
        }
    }
}
