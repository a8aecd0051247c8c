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

    // Side by side: as objects of their own they would be a line of the processor's cache more to wait for.
    private readonly NamePartition[] _partitions = new NamePartition[1 << PartitionBits];

    /// <summary>The number of a name.</summary>
    public bool TryFind(string name, out int index)
    {
        var key = NameKey.Of(name);
        var hash = key.Hash;
        ref readonly var partition = ref _partitions[PartitionOf(hash)];
        return key.IsName
            ? partition.TryFind(key, hash, out index)
            : partition.TryFind(new SoughtName(name, key, nameOf), hash, out index);
    }

    /// <summary>Gives the name to a number, whoever had it.</summary>
    public void Set(string name, int index)
    {
        var sought = new SoughtName(name, NameKey.Of(name), nameOf);
        _partitions[PartitionOf(sought.Key.Hash)].Set(sought, index);
    }

    /// <summary>Takes the name from a number; does nothing if another number has it.</summary>
    public void Remove(string name, int index)
    {
        var sought = new SoughtName(name, NameKey.Of(name), nameOf);
        _partitions[PartitionOf(sought.Key.Hash)].Remove(sought, index);
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    /// <param name="nameOfCopy">The name that a number has in the copy.</param>
    public NameIndex Clone(Func<int, string> nameOfCopy)
    {
        var copy = new NameIndex(nameOfCopy);
        for (var i = 0; i < _partitions.Length; i++) copy._partitions[i] = _partitions[i].Clone();
        return copy;
    }

    // The topmost bits: partitions use the lower ones.
    private static int PartitionOf(uint hash) => (int)(hash >> (HashBits - PartitionBits));
}
