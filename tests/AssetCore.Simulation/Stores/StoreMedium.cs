namespace AssetCore.Simulation.Stores;

/// <summary>What a simulated store is made of.</summary>
public enum StoreMedium
{
    /// <summary>A blob service: another machine, no torn appends, every writer is granted the right to write.</summary>
    Blobs,

    /// <summary>Files on the machine of the processes: one writer of a world at a time, torn tails.</summary>
    Files,
}
