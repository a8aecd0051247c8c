using AssetCore.Ids;
using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Files;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Azurite;

namespace AssetCore.Benchmarks.Hosting;

/// <summary>A store to measure on, and what must be cleared away afterwards.</summary>
internal sealed class StorePlace : IAsyncDisposable
{
    private readonly Func<ValueTask> _clear;

    private StorePlace(ILogStore store, Func<ValueTask> clear)
    {
        Store = store;
        _clear = clear;
    }

    public ILogStore Store { get; }

    public static Task<StorePlace> OpenAsync(string name) => name switch
    {
        "memory" => Task.FromResult(new StorePlace(new MemoryLogStore(), () => ValueTask.CompletedTask)),
        "files" => Task.FromResult(OpenFiles()),
        "azurite" => OpenAzuriteAsync(),
        _ => throw new ArgumentException($"'{name}' is not a store: memory, files, azurite.", nameof(name)),
    };

    /// <summary>
    /// What one commit adds to the log: the growth of the world's segments by the commit that is made here.
    /// </summary>
    public async Task<int> BytesPerCommitAsync(long world, Func<Task> commit)
    {
        var before = await LengthAsync(world);
        await commit();
        return (int)(await LengthAsync(world) - before);
    }

    /// <summary>What one commit of many adds to the log, batches' own bytes shared among them.</summary>
    /// <param name="world">The world.</param>
    /// <param name="commits">Makes the commits; how many they were.</param>
    public async Task<int> BytesPerCommitAsync(long world, Func<Task<long>> commits)
    {
        var before = await LengthAsync(world);
        var count = await commits();
        return (int)((await LengthAsync(world) - before) / count);
    }

    public ValueTask DisposeAsync() => _clear();

    private static StorePlace OpenFiles()
    {
        var folder = Directory.CreateTempSubdirectory("assetcore-bench-");
        return new StorePlace(new FileLogStore(folder.FullName), () =>
        {
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<StorePlace> OpenAzuriteAsync()
    {
        var azurite = new Azurite();
        var options = new AzureBlobsOptions
        {
            ConnectionString = await azurite.GetConnectionStringAsync(),
            ContainerName = Azurite.NewContainerName(),
        };
        return new StorePlace(new AzureBlobLogStore(options), azurite.DisposeAsync);
    }

    private async Task<long> LengthAsync(long world)
    {
        long length = 0;
        await foreach (var blob in Store.ListAsync(BlobName.LogPrefix(new WorldId(world)), CancellationToken.None))
            length += blob.Length;
        return length;
    }
}
