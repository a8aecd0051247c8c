using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Reads from a store with a few repeats: reading changes nothing, so every failure may be tried again.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="world">Whose log, for messages.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="callTimeout">How long one call may take.</param>
internal sealed class StoreReads(ILogStore store, WorldId world, TimeProvider time, TimeSpan callTimeout)
{
    /// <summary>
    /// Attempts before giving up: with their pauses about 150 ms, so that a dropped connection is not noticed and a
    /// store that is down is reported soon.
    /// </summary>
    public const int AttemptsMax = 5;

    public ILogStore Store { get; } = store;

    public WorldId World { get; } = world;

    /// <summary>Reads; the status is Done or NotFound.</summary>
    /// <exception cref="StorageUnavailableException">Every attempt failed.</exception>
    public async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var budget = new CallBudget(time, callTimeout, cancellationToken);
            var result = await Store.ReadAsync(name, offset, buffer, budget.Token).ConfigureAwait(false);
            if (result.Status is StoreStatus.Done or StoreStatus.NotFound) return result;
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax)
                throw new StorageUnavailableException(World, $"read {name} at byte {offset}", result.Detail);
            await Pause.AfterAsync(attempt, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes another read-only call; the status is Done or NotFound.</summary>
    /// <exception cref="StorageUnavailableException">Every attempt failed.</exception>
    public async ValueTask<StoreResult> CallAsync(
        string action, Func<CancellationToken, ValueTask<StoreResult>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var budget = new CallBudget(time, callTimeout, cancellationToken);
            var result = await call(budget.Token).ConfigureAwait(false);
            if (result.Status is StoreStatus.Done or StoreStatus.NotFound) return result;
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax) throw new StorageUnavailableException(World, action, result.Detail);
            await Pause.AfterAsync(attempt, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
