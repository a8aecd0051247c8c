using AssetCore.Log.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests;

/// <summary>Reads blobs whole and replaces them, as somebody does who has got at a store.</summary>
internal static class BlobBytes
{
    public static async Task<byte[]> ReadAsync(ILogStore store, BlobName name)
    {
        var stat = await store.StatAsync(name, Token);
        Assert.Equal(StoreStatus.Done, stat.Status);
        if (stat.Length == 0) return [];
        var bytes = new byte[stat.Length];
        Assert.Equal(bytes.Length, (await store.ReadAsync(name, 0, bytes, Token)).Count);
        return bytes;
    }

    /// <summary>Puts a whole blob in the place of another, of whatever kind it was.</summary>
    public static async Task ReplaceAsync(ILogStore store, BlobName name, byte[] bytes)
    {
        await store.DeleteAsync(name, Token);
        Assert.True((await store.PutAsync(name, bytes, PutCondition.IfAbsent, Token)).IsDone);
    }

    /// <summary>Puts a segment that can be appended to in the place of another.</summary>
    public static async Task ReplaceSegmentAsync(ILogStore store, BlobName name, byte[] bytes)
    {
        await store.DeleteAsync(name, Token);
        Assert.True((await store.CreateAsync(name, Token)).IsDone);
        if (bytes.Length > 0) Assert.True((await store.AppendAsync(name, 0, bytes, Token)).IsDone);
    }

    /// <summary>Everything in the store, as files below a folder.</summary>
    public static async Task DumpAsync(ILogStore store, string folder)
    {
        await foreach (var blob in store.ListAsync("worlds/", Token))
        {
            var path = Path.Combine(folder, blob.Name.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, await ReadAsync(store, blob.Name), Token);
        }
    }
}
