using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>Reads and verifies one world's log; any number of readers beside its writer. Stateless: any thread.</summary>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
public sealed class WorldLogReader(ILogStore store, WorldId world)
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The durable end of the log; <see cref="LogHead.Empty"/> if there is none.</summary>
    public ValueTask<LogHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        _ = store;
        throw new NotImplementedException();
    }

    /// <summary>
    /// The durable batches from <paramref name="first"/> (1 or more) to the end of the log, verified and in order.
    /// The chain is checked between the frames read; the first one is checked against itself.
    /// </summary>
    public IAsyncEnumerable<BatchFrame> ReadAsync(BatchNumber first, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The durable batches from the one that covers <paramref name="worldSeq"/> (or the first after it) on.</summary>
    public IAsyncEnumerable<BatchFrame> ReadFromAsync(WorldSeq worldSeq, CancellationToken cancellationToken) => throw new NotImplementedException();
}
