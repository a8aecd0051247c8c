namespace AssetCore.Benchmarks.Memory;

/// <summary>What balances take in memory.</summary>
/// <param name="WriterBytes">Bytes of each in the writer: its state, its undo, its keys.</param>
/// <param name="SideBytes">Bytes of each on one side of a replica.</param>
internal sealed record MemoryFootprint(double WriterBytes, double SideBytes);
