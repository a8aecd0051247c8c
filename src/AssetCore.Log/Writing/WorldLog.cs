using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>The writer of one world's log. One caller at a time; any scheduler.</summary>
public sealed class WorldLog : IAsyncDisposable
{
    /// <summary>
    /// Takes the store's right to write, reads and verifies the whole log and hands every batch to
    /// <paramref name="sink"/> in order. Writes nothing: an idle writer leaves no trace.
    /// </summary>
    /// <exception cref="WriterHeldException">Another process holds the store's right to write this world.</exception>
    /// <exception cref="LogCorruptException">A frame does not verify, or the chain does not fit.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer within the budget.</exception>
    public static ValueTask<WorldLog> OpenAsync(
        ILogStore store,
        WorldId world,
        WorldLogOptions options,
        WriterNonce nonce,
        TimeProvider time,
        IBatchSink sink,
        CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The durable end of the log.</summary>
    public LogHead Head { get; }

    /// <summary>
    /// Frames the batch as the next of the chain (the first of this writer opens its epoch), rolls the segment if a
    /// limit asks for it, appends, and finds out what became of it within <see cref="WorldLogOptions.AppendTimeout"/>.
    /// </summary>
    public ValueTask<AppendOutcome> AppendAsync(SealedBatch batch, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Gives the right to write back. What was durable stays durable.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
