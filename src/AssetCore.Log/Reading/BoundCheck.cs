using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log.Reading;

/// <summary>
/// Holds a log against the frame that a manifest recorded as durable: a log without it was cut short or replaced. One
/// caller at a time.
/// </summary>
/// <param name="bound">What the manifest recorded.</param>
internal sealed class BoundCheck(DurableBound bound)
{
    private bool _isMet = bound.Batch == BatchNumber.None;

    /// <summary>Begins behind a batch whose predecessors are not read.</summary>
    public void Begin(in LogHead head)
    {
        if (head.Batch > bound.Batch) _isMet = true;
        Meet(head.Batch, head.Hash);
    }

    /// <summary>A frame was read. Why it contradicts the bound, as a sentence for people; null if it does
    /// not.</summary>
    public string? FaultAfter(in LogHead head)
    {
        Meet(head.Batch, head.Hash);
        return _isMet || head.Batch <= bound.Batch ? null : Another();
    }

    /// <summary>The log ends here. Why that contradicts the bound; null if it does not.</summary>
    public string? FaultAtEnd(in LogHead head)
    {
        if (_isMet) return null;
        return head.Batch < bound.Batch
            ? $"the log ends after batch {head.Batch}, but the manifest knows of batch {bound.Batch}"
            : Another();
    }

    private string Another() =>
        $"the manifest knows of a frame {bound.Hash} of batch {bound.Batch}, which is not in the log";

    private void Meet(BatchNumber batch, Hash256 hash)
    {
        if (batch == bound.Batch && hash == bound.Hash) _isMet = true;
    }
}
