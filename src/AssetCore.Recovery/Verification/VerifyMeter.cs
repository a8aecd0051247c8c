using AssetCore.Ids;
using AssetCore.Log.Verification;

namespace AssetCore.Recovery.Verification;

/// <summary>Adds up how far the stages of a verification have come. One caller at a time.</summary>
/// <param name="progress">Who is told; null for nobody.</param>
/// <param name="passes">How often the log is read.</param>
internal sealed class VerifyMeter(IProgress<VerifyProgress>? progress, int passes) : IProgress<ChainProgress>
{
    private const long ReportBytes = 4 * 1024 * 1024;

    private long _chainBytes;
    private long _bytesTotal;
    private long _judged;
    private long _told;

    /// <summary>The walk along the chain has come so far.</summary>
    public void Report(ChainProgress value)
    {
        (_chainBytes, _bytesTotal) = (value.Bytes, Math.Max(value.BytesTotal, value.Bytes) * passes);
        progress?.Report(new VerifyProgress("reading", WorldSeq.None, _chainBytes, _bytesTotal));
    }

    /// <summary>A batch of so many bytes has been judged again.</summary>
    public void Judge(WorldSeq worldSeq, int bytes)
    {
        _judged += bytes;
        if (_judged - _told < ReportBytes) return;
        _told = _judged;
        progress?.Report(new VerifyProgress("judging again", worldSeq, _chainBytes + _judged, _bytesTotal));
    }
}
