using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Grains.Tests.Subjects;

/// <summary>
/// A silo's way to a shared store, on which every call waits for its turn and may meet a fault: so that calls of
/// several silos interleave as a test decides. Only what keys need.
/// </summary>
/// <param name="inner">The shared store.</param>
/// <param name="turn">Waits for the turn.</param>
/// <param name="fault">What becomes of a put.</param>
internal sealed class StepStore(ILogStore inner, Func<Task> turn, Func<PutFault> fault) : ILogStore
{
    private readonly List<Func<ValueTask<StoreResult>>> _late = [];

    public async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await turn();
        return await inner.ReadAsync(name, offset, buffer, CancellationToken.None);
    }

    public async ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken)
    {
        await turn();
        return await inner.StatAsync(name, CancellationToken.None);
    }

    public async ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        await turn();
        var sent = data.ToArray();
        switch (fault())
        {
            case PutFault.AnswerLost:
                await inner.PutAsync(name, sent, condition, CancellationToken.None);
                return new StoreResult(StoreStatus.Unknown, Detail: "answer lost");
            case PutFault.LandsLate:
                _late.Add(() => inner.PutAsync(name, sent, condition, CancellationToken.None));
                return new StoreResult(StoreStatus.Unknown, Detail: "on its way");
            case PutFault.Refused:
                return new StoreResult(StoreStatus.Refused, Detail: "disk full");
            default:
                return await inner.PutAsync(name, sent, condition, CancellationToken.None);
        }
    }

    /// <summary>Lets puts that are still on their way arrive.</summary>
    public async Task DeliverAsync()
    {
        foreach (var put in _late) await put();
        _late.Clear();
    }

    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
