using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>Lets something happen once, right before the first of its calls that changes something and fits.</summary>
/// <param name="inner">The store.</param>
/// <param name="fits">Told a call, such as "delete worlds/1/manifest".</param>
/// <param name="happen">What happens.</param>
internal sealed class InterruptingStore(ILogStore inner, Func<string, bool> fits, Func<Task> happen) : ILogStore
{
    private readonly List<string> _calls = [];
    private bool _hasHappened;

    /// <summary>The changing calls that were made.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>True once it has happened.</summary>
    public bool HasHappened => _hasHappened;

    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        ChangeAsync($"create {name}", () => inner.CreateAsync(name, cancellationToken));

    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        ChangeAsync($"append {name}", () => inner.AppendAsync(name, position, data, cancellationToken));

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        ChangeAsync($"seal {name}", () => inner.SealAsync(name, cancellationToken));

    public ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(name, offset, buffer, cancellationToken);

    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.StatAsync(name, cancellationToken);

    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        ChangeAsync($"put {name}", () => inner.PutAsync(name, data, condition, cancellationToken));

    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) =>
        ChangeAsync($"stage {name}", () => inner.StageAsync(name, upload, index, data, cancellationToken));

    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"publish {name}", () => inner.PublishAsync(name, upload, count, condition, cancellationToken));

    public ValueTask<StoreResult> AbandonAsync(
        BlobName name, StagedUpload upload, CancellationToken cancellationToken) =>
        inner.AbandonAsync(name, upload, cancellationToken);

    public IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        ChangeAsync($"delete {name}", () => inner.DeleteAsync(name, cancellationToken));

    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        inner.AcquireWriterAsync(world, cancellationToken);

    private async ValueTask<StoreResult> ChangeAsync(string call, Func<ValueTask<StoreResult>> change)
    {
        if (!_hasHappened && fits(call))
        {
            _hasHappened = true;
            await happen();
        }

        _calls.Add(call);
        return await change();
    }
}
