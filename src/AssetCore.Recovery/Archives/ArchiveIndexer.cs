using AssetCore.Format;
using AssetCore.Format.Archives;
using AssetCore.Hashes;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Archives;

/// <summary>Reads an archive front to back, checks every byte, and notes where its blobs stand. Used once.</summary>
/// <param name="input">The archive, at its first byte.</param>
internal sealed class ArchiveIndexer(Stream input) : IDisposable
{
    private const int ReadBytes = 4 * 1024 * 1024;
    private const long ProgressBytes = 16 * 1024 * 1024;

    private readonly ArchiveDecoder _decoder = new();
    private readonly List<ArchivedBlob> _blobs = [];
    private byte[] _buffer = new byte[ReadBytes];
    private int _from;
    private int _to;

    /// <summary>The blobs in the order of the archive.</summary>
    public IReadOnlyList<ArchivedBlob> Blobs => _blobs;

    /// <summary>What the archive says first.</summary>
    public ArchiveOrigin Origin => _decoder.Origin!;

    /// <summary>What it says last.</summary>
    public ArchiveSummary Summary => _decoder.Summary!;

    /// <summary>What it ends with.</summary>
    public Hash256 Sha256 => _decoder.Sha256;

    /// <summary>Reads to the end.</summary>
    /// <param name="progress">Hears the bytes that were read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArchiveCorruptException">It is no archive, or a damaged one.</exception>
    public async ValueTask RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        for (var told = 0L; ;)
        {
            var part = Read(out var consumed, out var data);
            _from += consumed;
            if (part == ArchivePart.Blob) _blobs.Add(Begin(_decoder.Blob!));
            if (part == ArchivePart.Data) _blobs[^1] = _blobs[^1] with { Length = _blobs[^1].Length + data };
            if (part == ArchivePart.End) break;
            if (part == ArchivePart.None && !await FillAsync(cancellationToken).ConfigureAwait(false))
                throw new ArchiveCorruptException(_decoder.Position, "it is cut off here");
            if (_decoder.Position - told < ProgressBytes) continue;
            told = _decoder.Position;
            progress?.Report(told);
        }

        if (_from < _to || await FillAsync(cancellationToken).ConfigureAwait(false))
            throw new ArchiveCorruptException(_decoder.Position, "bytes follow its end");
    }

    public void Dispose() => _decoder.Dispose();

    private ArchivePart Read(out int consumed, out int data)
    {
        try
        {
            var part = _decoder.Read(_buffer.AsSpan(_from, _to - _from), out consumed, out var bytes);
            data = bytes.Length;
            return part;
        }
        catch (FormatFaultException fault)
        {
            throw new ArchiveCorruptException(_decoder.Position, fault.Message);
        }
    }

    // The data of a blob follow the part that begins it.
    private ArchivedBlob Begin(ArchiveBlob blob)
    {
        var world = _decoder.Origin!.World;
        var name = blob switch
        {
            ArchiveBlob.Segment segment => BlobName.Segment(world, segment.First),
            ArchiveBlob.Checkpoint checkpoint => BlobName.Checkpoint(world, checkpoint.Reference.Batch),
            _ => throw new InvalidOperationException("There is no other blob in an archive."),
        };
        return new ArchivedBlob(name, blob, _decoder.Position, 0);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        var unread = _to - _from;
        if (unread + _decoder.Needs > _buffer.Length || _from > 0)
        {
            var target = _decoder.Needs > _buffer.Length ? new byte[_decoder.Needs + ReadBytes] : _buffer;
            _buffer.AsSpan(_from, unread).CopyTo(target);
            (_buffer, _from, _to) = (target, 0, unread);
        }

        var read = await input.ReadAsync(_buffer.AsMemory(_to), cancellationToken).ConfigureAwait(false);
        _to += read;
        return read > 0;
    }
}
