namespace AssetCore.Benchmarks.Peers;

/// <summary>One way of taking many transfers a call.</summary>
/// <param name="Name">What stands in the table.</param>
/// <param name="TransfersPerCall">How many each call brings.</param>
/// <param name="KeysPerCall">How many idempotency keys each call leaves behind.</param>
/// <param name="CallerCounts">The numbers of callers to try.</param>
internal sealed record BulkWay(
    string Name, int TransfersPerCall, int KeysPerCall, IReadOnlyList<int> CallerCounts);
