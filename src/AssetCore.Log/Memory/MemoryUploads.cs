using AssetCore.Log.Stores;

namespace AssetCore.Log.Memory;

/// <summary>Blocks that were staged and not published. Any thread.</summary>
internal sealed class MemoryUploads
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<StagedUpload, List<byte[]>>> _byName = new(StringComparer.Ordinal);

    /// <summary>Adds a block behind the last, or replaces the last; false if the blocks before it are not
    /// there.</summary>
    public bool TryStage(BlobName name, StagedUpload upload, int index, ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            var blocks = _byName.GetValueOrDefault(name.Value)?.GetValueOrDefault(upload);
            if (blocks is null && index == 0) Begin(name, upload, blocks = []);
            if (blocks is null || (index != blocks.Count && index != blocks.Count - 1)) return false;
            if (index < blocks.Count) blocks.RemoveAt(index);
            blocks.Add(data.ToArray());
            return true;
        }
    }

    /// <summary>The blocks of an upload; null unless there are exactly so many.</summary>
    public byte[][]? Find(BlobName name, StagedUpload upload, int count)
    {
        lock (_gate)
        {
            var blocks = _byName.GetValueOrDefault(name.Value)?.GetValueOrDefault(upload);
            return blocks?.Count == count ? [.. blocks] : null;
        }
    }

    /// <summary>Forgets every upload of a name, as a blob service does once it has a whole blob.</summary>
    public void Drop(BlobName name)
    {
        lock (_gate) _byName.Remove(name.Value);
    }

    private void Begin(BlobName name, StagedUpload upload, List<byte[]> blocks)
    {
        if (!_byName.TryGetValue(name.Value, out var uploads)) _byName[name.Value] = uploads = [];
        uploads[upload] = blocks;
    }
}
