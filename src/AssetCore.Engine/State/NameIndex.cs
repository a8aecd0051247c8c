using System.Runtime.InteropServices;

namespace AssetCore.Engine.State;

/// <summary>
/// Finds the dense number of an external id. Cut into partitions that grow one at a time, so that no commit waits for a
/// large table to be copied.
/// </summary>
internal sealed class NameIndex
{
    private const int Partitions = 256;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private readonly Dictionary<string, int>?[] _partitions = new Dictionary<string, int>?[Partitions];

    /// <summary>The number of a name.</summary>
    public bool TryFind(string name, out int index)
    {
        if (_partitions[PartitionOf(name)] is { } partition) return partition.TryGetValue(name, out index);
        index = 0;
        return false;
    }

    /// <summary>Gives the name to a number, whoever had it.</summary>
    public void Set(string name, int index) =>
        (_partitions[PartitionOf(name)] ??= new Dictionary<string, int>(StringComparer.Ordinal))[name] = index;

    /// <summary>Takes the name from a number; does nothing if another number has it.</summary>
    public void Remove(string name, int index)
    {
        if (TryFind(name, out var holder) && holder == index) _partitions[PartitionOf(name)]!.Remove(name);
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public NameIndex Clone()
    {
        var copy = new NameIndex();
        for (var i = 0; i < Partitions; i++)
            if (_partitions[i] is { } partition)
                copy._partitions[i] = new Dictionary<string, int>(partition, StringComparer.Ordinal);
        return copy;
    }

    // Cheap and good enough to spread names; the dictionaries hash properly.
    private static int PartitionOf(string name)
    {
        var hash = (ulong)name.Length;
        var words = MemoryMarshal.Cast<char, ulong>(name.AsSpan());
        foreach (var word in words) hash = (hash ^ word) * Multiplier;
        foreach (var letter in name.AsSpan(words.Length * 4)) hash = (hash ^ letter) * Multiplier;
        return (int)(hash >> 56);
    }
}
