namespace AssetCore.Log.Stores;

/// <summary>The answer to <see cref="ILogStore.AcquireWriterAsync"/>: the right to write, or who holds it.</summary>
/// <param name="Lease">The right, given back by disposing it; null if it was not granted.</param>
/// <param name="HeldBy">Who holds the right ("process 4711 on host-a since ..."), or why it cannot be granted.</param>
public readonly record struct WriterLeaseResult(IAsyncDisposable? Lease, string? HeldBy);
