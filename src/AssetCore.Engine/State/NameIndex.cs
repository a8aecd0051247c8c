namespace AssetCore.Engine.State;

/// <summary>
/// Finds the dense number of an external id. Cut into partitions that grow one at a time, so that no commit waits for a
/// large table to be copied.
/// </summary>
internal sealed class NameIndex
{
    private const int PartitionBits = 8;
    private const int HashBits = 32;

    private readonly NamePartition?[] _partitions = new NamePartition?[1 << PartitionBits];

    /// <summary>The number of a name.</summary>
    public bool TryFind(string name, out int index)
    {
        var hash = HashOf(name);
        if (_partitions[PartitionOf(hash)] is { } partition) return partition.TryFind(name, hash, out index);
        index = 0;
        return false;
    }

    /// <summary>Gives the name to a number, whoever had it.</summary>
    public void Set(string name, int index)
    {
        var hash = HashOf(name);
        (_partitions[PartitionOf(hash)] ??= new NamePartition()).Set(name, hash, index);
    }

    /// <summary>Takes the name from a number; does nothing if another number has it.</summary>
    public void Remove(string name, int index)
    {
        var hash = HashOf(name);
        _partitions[PartitionOf(hash)]?.Remove(name, hash, index);
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public NameIndex Clone()
    {
        var copy = new NameIndex();
        for (var i = 0; i < _partitions.Length; i++) copy._partitions[i] = _partitions[i]?.Clone();
        return copy;
    }

    // The runtime's own, whose seed differs from process to process: nobody can choose names that collide. Where a name
    // stands in the index is never observable.
    private static uint HashOf(string name) => (uint)string.GetHashCode(name.AsSpan());

    // The topmost bits: partitions use the lower ones.
    private static int PartitionOf(uint hash) => (int)(hash >> (HashBits - PartitionBits));
}
