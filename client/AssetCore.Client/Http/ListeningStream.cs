namespace AssetCore.Client.Http;

/// <summary>
/// The body of an answer that limits how long each of its reads may stay silent: any byte counts, comments between
/// events too, and the time that its reader takes for itself does not. Owns the body; used by one reader at a time.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="silence">Cancelled by a silence that is too long; the reads listen to it.</param>
/// <param name="silenceMax">How long a read may be silent.</param>
/// <param name="onSign">Called when something came.</param>
internal sealed class ListeningStream(
    Stream body, CancellationTokenSource silence, TimeSpan silenceMax, Action onSign) : Stream
{
    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        silence.CancelAfter(silenceMax);
        var count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        silence.CancelAfter(Timeout.InfiniteTimeSpan);
        if (count > 0) onSign();
        return count;
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await body.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) body.Dispose();
        base.Dispose(disposing);
    }
}
