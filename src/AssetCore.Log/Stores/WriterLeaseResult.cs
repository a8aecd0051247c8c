namespace AssetCore.Log.Stores;

/// <summary>
/// The answer to <see cref="ILogStore.AcquireWriterAsync"/>: the right to write, who holds it, or why neither.
/// </summary>
/// <param name="Lease">The right, given back by disposing it; null if it was not granted.</param>
/// <param name="HeldBy">Who holds the right ("process 4711 on host-a since ..."); null if nobody is known to.</param>
/// <param name="Failure">Why the store could not tell ("no space left on device"); null otherwise.</param>
public readonly record struct WriterLeaseResult(IAsyncDisposable? Lease, string? HeldBy, string? Failure = null);
