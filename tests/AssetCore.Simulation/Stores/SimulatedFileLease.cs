using AssetCore.Ids;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>The right of one process to write a world, with what it knows of the files it has open.</summary>
internal sealed class SimulatedFileLease(WorldId world, SimulatedProcess? process, Action<WorldId> onReleased)
    : IAsyncDisposable
{
    private bool _isReleased;

    /// <summary>Whose it is.</summary>
    public SimulatedProcess? Process { get; } = process;

    /// <summary>False once it was given back or its process has ended.</summary>
    public bool IsHeld => !_isReleased && Process is not { IsAlive: false };

    /// <summary>Open files by name.</summary>
    public Dictionary<string, OpenFile> Files { get; } = new(StringComparer.Ordinal);

    public ValueTask DisposeAsync()
    {
        if (IsHeld) onReleased(world);
        _isReleased = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>The writing end of a file.</summary>
    internal sealed class OpenFile
    {
        /// <summary>Bytes that are flushed.</summary>
        public long DurableLength { get; set; }

        /// <summary>False until what a crash left behind the mark was judged.</summary>
        public bool IsSettled { get; set; }
    }
}
