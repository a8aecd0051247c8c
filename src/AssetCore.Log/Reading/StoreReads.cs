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

    public TimeProvider Time { get; } = time;

    /// <summary>Reads; the status is Done or NotFound.</summary>
    /// <exception cref="StorageUnavailableException">Every attempt failed.</exception>
    public async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var budget = new CallBudget(Time, callTimeout, cancellationToken);
            var result = await Store.ReadAsync(name, offset, buffer, budget.Token).ConfigureAwait(false);
            if (result.Status is StoreStatus.Done or StoreStatus.NotFound) return result;
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax)
                throw new StorageUnavailableException(World, $"read {name} at byte {offset}", result.Detail);
            await Pause.AfterAsync(attempt, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads a segment by the name given or, where there is no such blob, by its other one: it may have been rewritten
    /// as a pack meanwhile, with the same bytes at the same offsets. An empty blob hides nothing either, wherever the
    /// read begins: a writer that slept may have made one in the place of a segment that had become a pack.
    /// </summary>
    /// <returns>The name under which it stands, and a status of Done or NotFound.</returns>
    /// <exception cref="StorageUnavailableException">Every attempt failed.</exception>
    public async ValueTask<(BlobName Name, StoreReadResult Result)> ReadEitherAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await ReadAsync(name, offset, buffer, cancellationToken).ConfigureAwait(false);
        if (result is { IsDone: true, Count: > 0 }) return (name, result);
        if (result.IsDone && await HasBytesAsync(name, offset, cancellationToken).ConfigureAwait(false))
            return (name, result);
        if (!BlobName.TryGetOtherOfSegment(name, World, out var other)) return (name, result);
        var second = await ReadAsync(other, offset, buffer, cancellationToken).ConfigureAwait(false);
        return second.IsDone ? (other, second) : (name, result);
    }

    /// <summary>
    /// True if a blob that has nothing at an offset ends there, false if it is empty as a whole, or gone by now.
    /// </summary>
    private async ValueTask<bool> HasBytesAsync(BlobName name, long offset, CancellationToken cancellationToken)
    {
        if (offset == 0) return false;
        var stat = await CallAsync($"stat {name}", token => Store.StatAsync(name, token), cancellationToken)
            .ConfigureAwait(false);
        return stat.IsDone && stat.Length > 0;
    }

    /// <summary>Makes another read-only call; the status is Done or NotFound.</summary>
    /// <exception cref="StorageUnavailableException">Every attempt failed.</exception>
    public async ValueTask<StoreResult> CallAsync(
        string action, Func<CancellationToken, ValueTask<StoreResult>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var budget = new CallBudget(Time, callTimeout, cancellationToken);
            var result = await call(budget.Token).ConfigureAwait(false);
            if (result.Status is StoreStatus.Done or StoreStatus.NotFound) return result;
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax) throw new StorageUnavailableException(World, action, result.Detail);
            await Pause.AfterAsync(attempt, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lists the blobs with a prefix, in order.</summary>
    /// <exception cref="StorageUnavailableException">Every attempt failed.</exception>
    public async ValueTask<List<BlobListing>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (listed, fault) = await TryListAsync(prefix, cancellationToken).ConfigureAwait(false);
            if (fault is null) return listed;
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax) throw new StorageUnavailableException(World, $"list {prefix}", fault.Message);
            await Pause.AfterAsync(attempt, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<(List<BlobListing> Listed, Exception? Fault)> TryListAsync(
        string prefix, CancellationToken cancellationToken)
    {
        using var budget = new CallBudget(Time, callTimeout, cancellationToken);
        var listed = new List<BlobListing>();
        try
        {
            await foreach (var blob in Store.ListAsync(prefix, budget.Token).ConfigureAwait(false)) listed.Add(blob);
            return (listed, null);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            return (listed, fault);
        }
    }
}
