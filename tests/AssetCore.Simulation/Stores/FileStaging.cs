using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>An upload that is not published yet.</summary>
internal sealed class FileStaging(SimulatedProcess? process)
{
    /// <summary>Who uploads; others do not know of it.</summary>
    public SimulatedProcess? Process { get; } = process;

    public List<byte[]> Blocks { get; } = [];

    /// <summary>Adds a block behind the last, or replaces the last; false if the index is neither.</summary>
    public bool TryStage(int index, ReadOnlySpan<byte> data)
    {
        if (index != Blocks.Count && index != Blocks.Count - 1) return false;
        if (index < Blocks.Count) Blocks.RemoveAt(index);
        Blocks.Add(data.ToArray());
        return true;
    }
}
