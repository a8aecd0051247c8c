namespace AssetCore.Log.Stores;

/// <summary>
/// What a store adds that works versions out of the bytes and remembers them: files. A service that keeps the versions
/// itself does not implement this.
/// </summary>
internal interface IRememberingLogStore : ILogStore
{
    /// <summary>
    /// The same as <see cref="ILogStore.StatAsync"/>, with the version of the bytes that stand there now. For who
    /// deletes another copy of them.
    /// </summary>
    ValueTask<StoreResult> StatAnewAsync(BlobName name, CancellationToken cancellationToken);
}
