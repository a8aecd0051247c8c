using AssetCore.Ids;

namespace AssetCore.Log.Stores;

/// <summary>
/// The few verbs that the log needs of a place that keeps blobs. Outcomes are data, never exceptions: what a caller
/// does next depends on whether a failure is definite, and only the adapter can tell.
/// </summary>
/// <remarks>
/// <para>
/// One call is one attempt. No implementation retries, reads back or rolls: that is written once, above this
/// interface. Implementations may be called from any thread; calls on different blobs run in parallel. Calls that
/// change one blob are made one at a time.
/// </para>
/// <para>
/// "Done" means durable: the bytes survive a crash of the process and, for files, of the machine. A buffer handed in
/// is read until the call completes and never afterwards.
/// </para>
/// <para>
/// Whoever creates, appends to or seals blobs of a world holds that world's writer right
/// (<see cref="AcquireWriterAsync"/>); a store that has such a right refuses everybody else with an
/// <see cref="InvalidOperationException"/>. Puts, uploads and deletes need no right.
/// </para>
/// </remarks>
public interface ILogStore
{
    /// <summary>Creates an empty append blob. <see cref="StoreStatus.AlreadyExists"/> if the name is taken.</summary>
    ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>
    /// Appends the bytes if the blob is exactly <paramref name="position"/> bytes long; otherwise
    /// <see cref="StoreStatus.PreconditionFailed"/>. All of the bytes become durable, or none.
    /// </summary>
    /// <param name="name">An append blob that exists.</param>
    /// <param name="position">The expected length in bytes.</param>
    /// <param name="data">1 byte to <see cref="LogStoreLimits.AppendBytesMax"/>.</param>
    /// <param name="cancellationToken">
    /// Ends the wait; the outcome is then <see cref="StoreStatus.Unknown"/> unless the request never left.
    /// </param>
    ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    /// <summary>
    /// Makes an append blob read-only for ever. Sealing a sealed blob is <see cref="StoreStatus.Done"/>.
    /// </summary>
    ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>
    /// Reads durable bytes from <paramref name="offset"/> into <paramref name="buffer"/>. The count is smaller than the
    /// buffer only at the end of the blob; reading at or past the end is <see cref="StoreStatus.Done"/> with 0 bytes.
    /// </summary>
    /// <param name="name">Any blob.</param>
    /// <param name="offset">Bytes from the start of the blob, 0 or more.</param>
    /// <param name="buffer">Room for 1 byte or more; its contents are undefined unless the read is done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>The durable length, ETag and seal of a blob, or <see cref="StoreStatus.NotFound"/>.</summary>
    ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces a whole small blob (a manifest, an index) under a condition; a reader sees the old
    /// bytes or the new ones. <see cref="StoreStatus.PreconditionFailed"/> when the condition does not hold
    /// (<see cref="StoreStatus.AlreadyExists"/> for <see cref="PutCondition.Absent"/>).
    /// </summary>
    ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken);

    /// <summary>
    /// Sends one block of a blob that <see cref="PublishAsync"/> will make whole. Blocks of an upload are staged one
    /// at a time in the order 0, 1, 2, ...; staging the last one again replaces it. (After an unknown outcome the same
    /// bytes are sent again: the earlier request may still land.) Nobody sees them before they are published, in no
    /// read, stat or listing, and a blob of that name stays as it is.
    /// </summary>
    /// <remarks>
    /// A store may drop an upload that it had to refuse a block of, that nobody went on with for an hour, or whose
    /// name another upload was published under: <see cref="StoreStatus.NotFound"/> then says to begin anew, with a
    /// token of its own.
    /// </remarks>
    /// <param name="name">The blob to be.</param>
    /// <param name="upload">Whose block it is.</param>
    /// <param name="index">0 to <see cref="LogStoreLimits.StagedBlocksMax"/> - 1.</param>
    /// <param name="data">1 byte to <see cref="LogStoreLimits.StagedBlockBytesMax"/>.</param>
    /// <param name="cancellationToken">
    /// Ends the wait; the outcome is then <see cref="StoreStatus.Unknown"/> unless the request never left.
    /// </param>
    ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken);

    /// <summary>
    /// Makes the blocks 0 to <paramref name="count"/> - 1 of an upload the whole blob of that name, under a condition:
    /// a reader sees the old blob, or none, or all of the new one. It is an end of the upload. What an unknown outcome
    /// was, the caller finds out by reading back.
    /// </summary>
    /// <param name="name">The blob to be.</param>
    /// <param name="upload">Whose blocks.</param>
    /// <param name="count">1 to <see cref="LogStoreLimits.StagedBlocksMax"/>: every block that was staged.</param>
    /// <param name="condition">
    /// When the blob may be made; where it does not hold, <see cref="StoreStatus.PreconditionFailed"/>
    /// (<see cref="StoreStatus.AlreadyExists"/> for <see cref="PutCondition.Absent"/>). Judged before the blocks are
    /// looked for: <see cref="StoreStatus.NotFound"/> says that some are not there.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends the wait; the outcome is then <see cref="StoreStatus.Unknown"/> unless the request never left.
    /// </param>
    ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken);

    /// <summary>
    /// Gives an upload up that was not published, however far it came. A store that keeps what was staged where it
    /// takes room deletes it now; one that drops it by itself after a while need not do anything.
    /// </summary>
    /// <param name="name">The blob that does not come to be.</param>
    /// <param name="upload">Whose blocks; nothing happens if there are none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<StoreResult> AbandonAsync(BlobName name, StagedUpload upload, CancellationToken cancellationToken) =>
        new(new StoreResult(StoreStatus.Done));

    /// <summary>
    /// Blobs whose name starts with the prefix (a folder with its closing slash), in ordinal order of their names.
    /// Lengths of blobs that are being appended to may be those of a moment ago.
    /// </summary>
    /// <exception cref="IOException">The store did not answer; what was listed until then is true.</exception>
    IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes a blob; <see cref="StoreStatus.NotFound"/> if there is none.</summary>
    ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the store's own exclusive right to write a world, where the store has one (a lock file); a store whose
    /// conditional appends suffice grants it at once. Nothing waits: a right that another process holds is answered
    /// with <see cref="WriterLeaseResult.HeldBy"/>.
    /// </summary>
    ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken);
}
