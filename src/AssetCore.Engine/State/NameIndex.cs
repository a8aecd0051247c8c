namespace AssetCore.Engine.State;

/// <summary>
/// Finds the dense number of an external id. Cut into partitions that grow one at a time, so that no commit waits for a
/// large table to be copied.
/// </summary>
/// <param name="nameOf">The name that a number has that was set.</param>
internal sealed class NameIndex(Func<int, string> nameOf)
{
    private const int PartitionBits = 8;
    private const int HashBits = 32;

    private readonly NamePartition?[] _partitions = new NamePartition?[1 << PartitionBits];

    /// <summary>The number of a name.</summary>
    public bool TryFind(string name, out int index) => TryFind(name, NameKey.Of(name), out index);

    /// <summary>The number of a name whose key is known.</summary>
    public bool TryFind(string name, in NameKey key, out int index)
    {
        var hash = key.Hash;
        if (_partitions[PartitionOf(hash)] is { } partition) return partition.TryFind(name, key, hash, out index);
        index = 0;
        return false;
    }

    /// <summary>Has the place of a key on its way into the processor's cache.</summary>
    public void Prefetch(in NameKey key)
    {
        var hash = key.Hash;
        _partitions[PartitionOf(hash)]?.Prefetch(hash);
    }

    /// <summary>Gives the name to a number, whoever had it.</summary>
    public void Set(string name, int index)
    {
        var key = NameKey.Of(name);
        var hash = key.Hash;
        (_partitions[PartitionOf(hash)] ??= new NamePartition(nameOf)).Set(name, key, hash, index);
    }

    /// <summary>Takes the name from a number; does nothing if another number has it.</summary>
    public void Remove(string name, int index)
    {
        var key = NameKey.Of(name);
        var hash = key.Hash;
        _partitions[PartitionOf(hash)]?.Remove(name, key, hash, index);
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    /// <param name="nameOfCopy">The name that a number has in the copy.</param>
    public NameIndex Clone(Func<int, string> nameOfCopy)
    {
        var copy = new NameIndex(nameOfCopy);
        for (var i = 0; i < _partitions.Length; i++) copy._partitions[i] = _partitions[i]?.Clone(nameOfCopy);
        return copy;
    }

    // The topmost bits: partitions use the lower ones.
    private static int PartitionOf(uint hash) => (int)(hash >> (HashBits - PartitionBits));
}
