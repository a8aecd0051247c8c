namespace AssetCore.Benchmarks.Operations;

/// <summary>What one operation costs.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Nanoseconds">The median of its time, its share of the commit included.</param>
/// <param name="Bytes">Bytes allocated, its share of the receipt included.</param>
internal readonly record struct OperationCost(string Name, double Nanoseconds, double Bytes);
