using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Format.Archives;

/// <summary>
/// In which order parts of an archive come, and what they add up to: the same for who writes it and who reads it. One
/// caller at a time.
/// </summary>
internal sealed class ArchiveOrder
{
    private ArchiveOrigin? _origin;
    private BatchNumber _lastSegment = BatchNumber.None;
    private CheckpointRef? _lastCheckpoint;
    private CheckpointRef? _open;
    private long _blobBytes;
    private bool _isShort;
    private bool _isOpen;
    private bool _hasSummary;

    /// <summary>Segments so far.</summary>
    public int Segments { get; private set; }

    /// <summary>Checkpoints so far.</summary>
    public int Checkpoints { get; private set; }

    /// <summary>Bytes of segments so far.</summary>
    public long LogBytes { get; private set; }

    /// <summary>Why this cannot be the first part, as a sentence for people; null if it can.</summary>
    public string? Begin(ArchiveOrigin origin)
    {
        if (_origin is not null) return "an archive tells twice where its world comes from";
        _origin = origin;
        return null;
    }

    /// <summary>Why a blob cannot begin here; null if it can.</summary>
    public string? Begin(ArchiveBlob blob)
    {
        if (_origin is null || _hasSummary) return "a blob does not stand between the origin and the summary";
        if (EndBlob() is { } fault) return fault;
        (_isOpen, _isShort, _blobBytes, _open) = (true, false, 0, null);
        return blob switch
        {
            ArchiveBlob.Segment segment => BeginSegment(segment.First),
            ArchiveBlob.Checkpoint checkpoint => BeginCheckpoint(checkpoint.Reference),
            _ => throw new ArgumentException("There is no other blob in an archive.", nameof(blob)),
        };
    }

    /// <summary>Why data cannot stand here; null if it can.</summary>
    public string? Add(int bytes)
    {
        if (!_isOpen) return "data belong to no blob";
        if (bytes is < 1 or > ArchiveLayout.DataBytes) return $"a part of data has {bytes} bytes";
        if (_isShort) return "data follow the last part of their blob";
        _isShort = bytes < ArchiveLayout.DataBytes;
        _blobBytes += bytes;
        if (_open is null) LogBytes += bytes;
        return null;
    }

    /// <summary>Why this cannot be the summary; null if it can.</summary>
    public string? End(ArchiveSummary summary)
    {
        if (_origin is null || _hasSummary) return "a summary stands where none can";
        if (EndBlob() is { } fault) return fault;
        _hasSummary = true;
        if (_origin.Lineage is not null && Checkpoints == 0)
            return "the checkpoint that a fork begins with is missing";
        if (_lastCheckpoint?.Batch > summary.Batch) return "a checkpoint lies behind the end";
        return (summary.Segments, summary.Checkpoints, summary.LogBytes) == (Segments, Checkpoints, LogBytes)
            ? null
            : "the summary does not fit the parts before it";
    }

    /// <summary>Why the archive cannot end here; null if it can.</summary>
    public string? End() => _hasSummary ? null : "an archive has no summary";

    private string? EndBlob()
    {
        var fault = null as string;
        if (_isOpen && _blobBytes == 0) fault = "a blob has no bytes";
        else if (_open is not null && _open.Bytes != _blobBytes)
            fault = $"a checkpoint has {_blobBytes} bytes, and not the {_open.Bytes} of its name";
        _isOpen = false;
        return fault;
    }

    private string? BeginSegment(BatchNumber first)
    {
        if (first <= _lastSegment) return $"segment {first} follows segment {_lastSegment}";
        if (Checkpoints > (_origin!.Lineage is null ? 0 : 1)) return "a segment follows the newest checkpoint";
        if (_origin.Lineage is not null && Checkpoints == 0)
            return "a segment of a fork stands before the fork's first checkpoint";
        _lastSegment = first;
        Segments++;
        return null;
    }

    private string? BeginCheckpoint(CheckpointRef checkpoint)
    {
        var before = _lastCheckpoint;
        (_open, _lastCheckpoint) = (checkpoint, checkpoint);
        Checkpoints++;
        if (_origin!.Lineage is { } lineage && Checkpoints == 1)
        {
            return (checkpoint.Batch, checkpoint.WorldSeq) == (lineage.Batch, lineage.WorldSeq)
                ? null
                : "the first checkpoint is not that of the fork's beginning";
        }

        if (Checkpoints > (_origin.Lineage is null ? 1 : 2)) return "an archive holds one checkpoint but the first";
        return before is not null && checkpoint.Batch <= before.Batch
            ? "the newest checkpoint is not newer than the first"
            : null;
    }
}
