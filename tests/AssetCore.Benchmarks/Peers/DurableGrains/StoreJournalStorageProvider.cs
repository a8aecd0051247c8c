using AssetCore.Benchmarks.Peers.Stored;
using AssetCore.Log.Stores;
using Orleans.Journaling;

namespace AssetCore.Benchmarks.Peers.DurableGrains;

/// <summary>Gives the one grain of this silo its journal; gives the right to write back when the silo ends.</summary>
internal sealed class StoreJournalStorageProvider(ILogStore store) : IJournalStorageProvider, IAsyncDisposable
{
    private readonly SegmentLog _log = new(store);

    public IJournalStorage CreateStorage(JournalId journalId) => new StoreJournalStorage(_log);

    public ValueTask DisposeAsync() => _log.DisposeAsync();
}
