using AssetCore.Benchmarks.Pipeline;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Worlds;

/// <summary>
/// The ceiling of many worlds: the store's own appends to as many logs at once, one under way in each, and nothing
/// else.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="bytes">Bytes of each append.</param>
internal sealed class StoreAppends(ILogStore store, int bytes) : IPipeline, IAsyncDisposable
{
    // Keys of its own, so that no real world is touched.
    private const long FirstWorld = 2_000_000;
    private readonly byte[] _data = new byte[bytes];
    private readonly List<IAsyncDisposable> _leases = [];
    private BlobName[] _segments = [];
    private long[] _positions = [];

    public string Name => "the store's own appends";

    /// <summary>One log for each caller.</summary>
    public async Task PrepareAsync(int callers)
    {
        _segments = new BlobName[callers];
        _positions = new long[callers];
        for (var caller = 0; caller < callers; caller++)
        {
            var world = new WorldId(FirstWorld + caller);
            _leases.Add((await store.AcquireWriterAsync(world, CancellationToken.None)).Lease!);
            _segments[caller] = BlobName.Segment(world, new BatchNumber(1));
            var created = await store.CreateAsync(_segments[caller], CancellationToken.None);
            if (!created.IsDone) throw new InvalidOperationException($"A segment was not created: {created}");
        }
    }

    public async Task CommitAsync(int caller)
    {
        var result = await store.AppendAsync(_segments[caller], _positions[caller], _data, CancellationToken.None);
        if (!result.IsDone) throw new InvalidOperationException($"An append failed: {result}");
        _positions[caller] += bytes;
    }

    public Task CheckAsync(long acknowledged)
    {
        var appended = _positions.Sum() / bytes;
        return appended == acknowledged
            ? Task.CompletedTask
            : throw new InvalidOperationException($"{appended} appends are there; {acknowledged} were acknowledged.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lease in _leases) await lease.DisposeAsync();
    }
}
