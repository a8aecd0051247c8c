using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>What a store held at a moment, to be changed at will and made a store again.</summary>
internal sealed record StoreImage(ImmutableSortedDictionary<string, byte[]> Blobs)
{
    /// <summary>Takes everything that a store holds.</summary>
    public static async Task<StoreImage> TakeAsync(ILogStore store)
    {
        var blobs = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        await foreach (var blob in store.ListAsync("worlds/", default))
        {
            var bytes = new byte[blob.Length + 1];
            var read = await store.ReadAsync(blob.Name, 0, bytes, default);
            blobs[blob.Name.Value] = bytes[..read.Count];
        }

        return new StoreImage(blobs.ToImmutable());
    }

    public byte[] this[BlobName name] => Blobs[name.Value];

    /// <summary>The segments of a world, in order.</summary>
    public ImmutableArray<BlobName> Segments(WorldId? world = null) =>
        [.. Names(BlobName.LogPrefix(world ?? LivedWorld.Id))];

    /// <summary>The checkpoints of a world, in order.</summary>
    public ImmutableArray<BlobName> Checkpoints(WorldId? world = null) =>
        [.. Names(BlobName.CheckpointPrefix(world ?? LivedWorld.Id))];

    public StoreImage With(BlobName name, byte[] bytes) => new(Blobs.SetItem(name.Value, bytes));

    public StoreImage Without(BlobName name) => new(Blobs.Remove(name.Value));

    /// <summary>The same with one bit of one byte flipped.</summary>
    public StoreImage Flipped(BlobName name, int offset, int bit = 0)
    {
        var bytes = (byte[])this[name].Clone();
        bytes[offset] ^= (byte)(1 << bit);
        return With(name, bytes);
    }

    /// <summary>A store that holds this.</summary>
    public async Task<MemoryLogStore> ToStoreAsync()
    {
        var store = new MemoryLogStore();
        foreach (var (text, bytes) in Blobs)
        {
            var name = new BlobName(text);
            if (text.EndsWith(".seg", StringComparison.Ordinal))
            {
                await store.CreateAsync(name, default);
                if (bytes.Length > 0) await store.AppendAsync(name, 0, bytes, default);
            }
            else
            {
                await store.PutAsync(name, bytes, PutCondition.IfAbsent, default);
            }
        }

        return store;
    }

    private IEnumerable<BlobName> Names(string prefix) => Blobs.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(name => new BlobName(name));
}
