namespace AssetCore.Client.Following;

/// <summary>What one stream was good for. Used by one reader at a time, on whatever thread it reads.</summary>
/// <param name="options">How long a life is long, and the clock.</param>
internal sealed class StreamLife(WorldClientOptions options)
{
    private long? _firstSign;
    private long _lastSign;
    private bool _hasBrought;

    /// <summary>
    /// True if the stream brought a commit, or was heard of for so long that its server must have been well. One that
    /// opens only to end is neither, however often it is opened.
    /// </summary>
    public bool IsGood => _hasBrought || (_firstSign is { } first
        && options.Time.GetElapsedTime(first, _lastSign) > options.FollowSilenceMax);

    /// <summary>Notes a sign of life.</summary>
    public void Hear()
    {
        _lastSign = options.Time.GetTimestamp();
        _firstSign ??= _lastSign;
    }

    /// <summary>Notes a commit that the caller did not have.</summary>
    public void Bring() => _hasBrought = true;
}
