namespace AssetCore.Log.Stores;

/// <summary>
/// What a store adds when a crash can leave half an append behind: files. Blob services append all or nothing and do
/// not implement this.
/// </summary>
/// <remarks>
/// Which bytes are torn is a question of frames, and stores do not know frames. So recovery, above the store, reads and
/// judges; the store only tells up to where it is certain, and cuts where it is told to.
/// </remarks>
public interface ITearableLogStore : ILogStore
{
    /// <summary>
    /// The length up to which appends are known to have completed: a fault before it is damage, never a torn tail. It
    /// may be lower than the truth after a crash of the machine, never higher; 0 if nothing is known of a segment; the
    /// whole length for a sealed blob and for one that was put or published. <see cref="StoreStatus.NotFound"/> if
    /// there is no such blob.
    /// </summary>
    ValueTask<StoreResult> StatSettledAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a recovery: cuts an append blob to <paramref name="length"/>, makes what is left durable, and lets readers
    /// see it. Only for the holder of the world's writer right, before its first append to the blob.
    /// <see cref="StoreStatus.PreconditionFailed"/> if the blob is shorter, or if the cut would reach below what is
    /// settled.
    /// </summary>
    /// <param name="name">An append blob that exists.</param>
    /// <param name="length">Where the last whole frame ends, in bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<StoreResult> SettleAsync(BlobName name, long length, CancellationToken cancellationToken);
}
