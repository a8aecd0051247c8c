using System.Buffers;
using AssetCore.Benchmarks.Peers.Stored;
using AssetCore.Format.Binary;
using Orleans.Journaling;

namespace AssetCore.Benchmarks.Peers.DurableGrains;

/// <summary>
/// The journal of one grain over the store that AssetCore writes to. It never asks for compaction, which would rewrite
/// ten thousand balances and all keys: the log of AssetCore is not rewritten while it is measured either.
/// </summary>
/// <param name="log">Where the bytes go.</param>
internal sealed class StoreJournalStorage(SegmentLog log) : IJournalStorage
{
    /// <summary>The framework's name for its own binary format, the tighter of its two.</summary>
    public const string Format = "orleans-binary";

    private static readonly JournalMetadata s_metadata = new(Format);
    private readonly EncodingBuffer _buffer = new(1 << 20);

    public bool IsCompactionRequested => false;

    /// <summary>As a stream: the format looks at the whole of what it is given once for each entry.</summary>
    public async ValueTask ReadAsync(IJournalStorageConsumer consumer, CancellationToken cancellationToken)
    {
        await log.OpenAsync(async bytes =>
        {
            await using var stream = new MemoryStream(bytes);
            await consumer.ReadAsync(stream, s_metadata, complete: false, cancellationToken);
        });
        consumer.Complete(s_metadata);
    }

    public async ValueTask AppendAsync(ReadOnlySequence<byte> value, CancellationToken cancellationToken)
    {
        _buffer.Truncate(0);
        foreach (var part in value) _buffer.WriteBytes(part.Span);
        await log.AppendAsync(_buffer.Written);
    }

    public ValueTask ReplaceAsync(ReadOnlySequence<byte> value, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Compaction is never asked for.");

    public ValueTask DeleteAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing is ever deleted here.");
}
