using AssetCore.Format.Archives;
using AssetCore.Hashes;

namespace AssetCore.Recovery.Archives;

/// <summary>An archive on its way into a stream: what the encoder gathers is written whenever it is enough.</summary>
/// <param name="origin">What the archive says first.</param>
/// <param name="output">Where it goes.</param>
internal sealed class ArchiveOutput(ArchiveOrigin origin, Stream output) : IDisposable
{
    /// <summary>Bytes that are written at once.</summary>
    private const int WriteBytes = 1024 * 1024;

    private readonly ArchiveEncoder _encoder = new(origin);

    /// <summary>Segments so far.</summary>
    public int Segments => _encoder.Segments;

    /// <summary>Checkpoints so far.</summary>
    public int Checkpoints => _encoder.Checkpoints;

    /// <summary>Bytes of segments so far.</summary>
    public long LogBytes => _encoder.LogBytes;

    /// <summary>Bytes of the archive that were written.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Begins a blob.</summary>
    public void Begin(ArchiveBlob blob) => _encoder.Begin(blob);

    /// <summary>Adds bytes to the blob that was begun last.</summary>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _encoder.Add(bytes.Span);
        if (_encoder.Bytes.Length >= WriteBytes) await WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the archive.</summary>
    public async ValueTask<Hash256> EndAsync(ArchiveSummary summary, CancellationToken cancellationToken)
    {
        var sha256 = _encoder.End(summary);
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        return sha256;
    }

    public void Dispose() => _encoder.Dispose();

    private async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        var bytes = _encoder.Bytes.Written;
        await output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        BytesWritten += bytes.Length;
        _encoder.Clear();
    }
}
