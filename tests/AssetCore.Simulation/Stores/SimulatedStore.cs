using System.Globalization;
using System.Runtime.CompilerServices;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>
/// The store of one simulated process: each call is a step, and done to the content when its turn comes.
/// </summary>
internal class SimulatedStore(StoreSimulation simulation, SimulatedProcess process, ILogStore content) : ILogStore
{
    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StepVerb.Create, name.Value, () => content.CreateAsync(name, default), cancellationToken);

    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        // The writer's own memory: what lands late are the bytes that are there then.
        return CallAsync(
            StepVerb.Append, name.Value, () => content.AppendAsync(name, position, data, default), cancellationToken);
    }

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StepVerb.Seal, name.Value, () => content.SealAsync(name, default), cancellationToken);

    public async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new StoreReadResult(StoreStatus.Refused, 0, StoreResult.NotSent.Detail);
        var verb = new SimulatedVerb<StoreReadResult>(
            () => content.ReadAsync(name, offset, buffer, default).AsTask().GetAwaiter().GetResult(),
            static result => result.Status,
            static (status, detail) => new StoreReadResult(status, 0, detail));
        return await simulation
            .CallAsync(process, (StepVerb.Read, name.Value), verb, cancellationToken)
            .ConfigureAwait(false);
    }

    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StepVerb.Stat, name.Value, () => content.StatAsync(name, default), cancellationToken);

    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        var sent = data.ToArray();
        return CallAsync(
            StepVerb.Put, name.Value, () => content.PutAsync(name, sent, condition, default), cancellationToken);
    }

    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken)
    {
        var sent = data.ToArray();
        return CallAsync(
            StepVerb.Stage,
            name.Value,
            () => content.StageAsync(name, upload, index, sent, default),
            cancellationToken);
    }

    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        CallAsync(
            StepVerb.Publish,
            name.Value,
            () => content.PublishAsync(name, upload, count, condition, default),
            cancellationToken);

    public async IAsyncEnumerable<BlobListing> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var verb = new SimulatedVerb<List<BlobListing>>(
            () => content.ListAsync(prefix, default).ToBlockingEnumerable(CancellationToken.None).ToList(),
            static _ => StoreStatus.Done,
            Fail: null);
        var listed = await simulation
            .CallAsync(process, (StepVerb.List, prefix), verb, cancellationToken)
            .ConfigureAwait(false);
        foreach (var blob in listed) yield return blob;
    }

    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StepVerb.Delete, name.Value, () => content.DeleteAsync(name, default), cancellationToken);

    /// <summary>A blob service grants the right without being asked, so this is no step.</summary>
    public virtual ValueTask<WriterLeaseResult> AcquireWriterAsync(
        WorldId world, CancellationToken cancellationToken) => content.AcquireWriterAsync(world, cancellationToken);

    protected ValueTask<StoreResult> CallAsync(
        StepVerb verb, string subject, Func<ValueTask<StoreResult>> perform, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return new(StoreResult.NotSent);
        return simulation.CallAsync(
            process,
            (verb, subject),
            new SimulatedVerb<StoreResult>(
                () => perform().AsTask().GetAwaiter().GetResult(),
                static result => result.Status,
                static (status, detail) => new StoreResult(status, Detail: detail)),
            cancellationToken);
    }

    protected ValueTask<WriterLeaseResult> AcquireAsync(WorldId world, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subject = world.Value.ToString(CultureInfo.InvariantCulture);
        return simulation.CallAsync(
            process,
            (StepVerb.AcquireWriter, subject),
            new SimulatedVerb<WriterLeaseResult>(
                () => content.AcquireWriterAsync(world, default).AsTask().GetAwaiter().GetResult(),
                static result => result.Lease is null ? StoreStatus.Refused : StoreStatus.Done,
                static (_, detail) => new WriterLeaseResult(null, null, detail)),
            cancellationToken);
    }
}
