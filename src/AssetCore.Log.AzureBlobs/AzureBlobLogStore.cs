using System.Runtime.CompilerServices;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace AssetCore.Log.AzureBlobs;

/// <summary>
/// Blobs of one container of an Azure storage account, or of Azurite. Any thread. The SDK repeats nothing here: a
/// repeat that nobody knows of would turn an own success into "position not met".
/// </summary>
public sealed class AzureBlobLogStore : ILogStore
{
    private readonly BlobContainerClient _container;

    /// <summary>A store in the container that the options name. Nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">
    /// Neither or both of connection string and service address are given.
    /// </exception>
    /// <exception cref="FormatException">The connection string is malformed.</exception>
    public AzureBlobLogStore(AzureBlobsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString) == options.ServiceUri is null)
            throw new ArgumentException("One of connection string and service address is needed.", nameof(options));
        _container = ServiceOf(options).GetBlobContainerClient(options.ContainerName);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken)
    {
        var options = new AppendBlobCreateOptions
        {
            Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All },
        };
        return WriteAsync(
            async () =>
            {
                var answer = await Append(name).CreateAsync(options, cancellationToken).ConfigureAwait(false);
                return new StoreResult(StoreStatus.Done, 0, answer.Value.ETag.ToString());
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfZero(data.Length, nameof(data));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.AppendBytesMax, nameof(data));
        var options = new AppendBlobAppendBlockOptions
        {
            Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = position },
        };
        return CallAsync(
            async () =>
            {
                using var content = new ReadOnlyMemoryStream(data);
                var blob = Append(name);
                var answer = await blob.AppendBlockAsync(content, options, cancellationToken).ConfigureAwait(false);
                return new StoreResult(StoreStatus.Done, position + data.Length, answer.Value.ETag.ToString());
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var answer = await Append(name).SealAsync(null, cancellationToken).ConfigureAwait(false);
            return new StoreResult(StoreStatus.Done, ETag: answer.Value.ETag.ToString(), IsSealed: true);
        },
        cancellationToken);

    /// <inheritdoc />
    public async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length, nameof(buffer));
        if (cancellationToken.IsCancellationRequested)
            return new StoreReadResult(StoreStatus.Refused, 0, StoreResult.NotSent.Detail);
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, buffer.Length) };
        try
        {
            var blob = _container.GetBlobBaseClient(name.Value);
            var answer = await blob.DownloadStreamingAsync(options, cancellationToken).ConfigureAwait(false);
            using var download = answer.Value;
            var content = download.Content;
            var count = await content
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return new StoreReadResult(StoreStatus.Done, count);
        }
        catch (Exception failure) when (BlobAnswer.IsPastTheEnd(failure))
        {
            return new StoreReadResult(StoreStatus.Done);
        }
        catch (Exception failure) when (BlobAnswer.IsOfRequest(failure))
        {
            var outcome = BlobAnswer.Of(failure);
            return new StoreReadResult(outcome.Status, 0, outcome.Detail);
        }
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var blob = _container.GetBlobBaseClient(name.Value);
            var answer = await blob.GetPropertiesAsync(null, cancellationToken).ConfigureAwait(false);
            var properties = answer.Value;
            return new StoreResult(
                StoreStatus.Done, properties.ContentLength, properties.ETag.ToString(), properties.IsSealed);
        },
        cancellationToken);

    /// <inheritdoc />
    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.PutBytesMax, nameof(data));
        var options = new BlobUploadOptions { Conditions = ConditionsOf(condition) };
        return WriteAsync(
            async () =>
            {
                using var content = new ReadOnlyMemoryStream(data);
                var blob = _container.GetBlockBlobClient(name.Value);
                var answer = await blob.UploadAsync(content, options, cancellationToken).ConfigureAwait(false);
                return new StoreResult(StoreStatus.Done, data.Length, answer.Value.ETag.ToString());
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken)
    {
        LogStoreLimits.ThrowIfNoBlock(index, data.Length);
        return WriteAsync(
            async () =>
            {
                using var content = new ReadOnlyMemoryStream(data);
                var blob = _container.GetBlockBlobClient(name.Value);
                await blob
                    .StageBlockAsync(BlockId.Of(upload, index), content, null, cancellationToken)
                    .ConfigureAwait(false);
                return new StoreResult(StoreStatus.Done);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken)
    {
        LogStoreLimits.ThrowIfNoBlockCount(count);
        var options = new CommitBlockListOptions { Conditions = ConditionsOf(condition) };
        var blocks = Enumerable.Range(0, count).Select(index => BlockId.Of(upload, index));
        return WriteAsync(
            async () =>
            {
                var blob = _container.GetBlockBlobClient(name.Value);
                var answer = await blob.CommitBlockListAsync(blocks, options, cancellationToken).ConfigureAwait(false);
                return new StoreResult(StoreStatus.Done, ETag: answer.Value.ETag.ToString());
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BlobListing> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Prefix = prefix };
        var blobs = _container.GetBlobsAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposal = blobs.ConfigureAwait(false);
        while (await MoveNextAsync(blobs).ConfigureAwait(false))
        {
            if (!BlobName.IsWellFormed(blobs.Current.Name)) continue;
            yield return new BlobListing(new BlobName(blobs.Current.Name), blobs.Current.Properties.ContentLength ?? 0);
        }
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            var blob = _container.GetBlobBaseClient(name.Value);
            await blob.DeleteAsync(DeleteSnapshotsOption.None, null, cancellationToken).ConfigureAwait(false);
            return new StoreResult(StoreStatus.Done);
        },
        cancellationToken);

    /// <inheritdoc />
    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new WriterLeaseResult(FreeLease.Instance, null));
    }

    private static BlobServiceClient ServiceOf(AzureBlobsOptions options)
    {
        var client = new BlobClientOptions();
        client.Retry.MaxRetries = 0;

        // Every call carries a token that ends it; the SDK's own limit only must not be the shorter one.
        client.Retry.NetworkTimeout = TimeSpan.FromMinutes(2);
        client.Diagnostics.IsLoggingEnabled = false;
        return options.ServiceUri is { } uri
            ? new BlobServiceClient(uri, new DefaultAzureCredential(), client)
            : new BlobServiceClient(options.ConnectionString, client);
    }

    private static BlobRequestConditions ConditionsOf(PutCondition condition) => condition switch
    {
        PutCondition.Absent => new BlobRequestConditions { IfNoneMatch = ETag.All },
        PutCondition.Matches match => new BlobRequestConditions { IfMatch = new ETag(match.ETag) },
        _ => throw new ArgumentException("Unknown condition.", nameof(condition)),
    };

    private static async ValueTask<StoreResult> CallAsync(
        Func<Task<StoreResult>> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return StoreResult.NotSent;
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception failure) when (BlobAnswer.IsOfRequest(failure))
        {
            return BlobAnswer.Of(failure);
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (BlobAnswer.IsContainerMissing(failure))
        {
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && BlobAnswer.IsOfRequest(failure))
        {
            throw new IOException($"The blobs could not be listed: {BlobAnswer.Of(failure).Detail}", failure);
        }
    }

    private AppendBlobClient Append(BlobName name) => _container.GetAppendBlobClient(name.Value);

    /// <summary>
    /// A call that may be the first one ever: if it was refused since there is no container, makes one and sends it
    /// again.
    /// </summary>
    private async ValueTask<StoreResult> WriteAsync(Func<Task<StoreResult>> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return StoreResult.NotSent;
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (RequestFailedException failure) when (BlobAnswer.IsContainerMissing(failure))
        {
            return await CallAsync(
                async () =>
                {
                    await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                    return await call().ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (BlobAnswer.IsOfRequest(failure))
        {
            return BlobAnswer.Of(failure);
        }
    }
}
