namespace AssetCore.Client;

/// <summary>
/// A request was sent, or tried to be, and no answer of AssetCore came back: whether it had an effect is unknown.
/// Thrown by transports, retried by clients, and seen by their callers only after the last attempt of a read.
/// </summary>
/// <param name="reason">What came instead of an answer.</param>
/// <param name="inner">The failure underneath, if there was one.</param>
public sealed class AnswerLostException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>
    /// True if no AssetCore has answered at this address since the client was made, as when it is misspelled or the
    /// server is not running.
    /// </summary>
    public bool IsNobodyThere { get; init; }

    /// <summary>
    /// True if something answered that is not AssetCore: the address is wrong, or a proxy is in trouble.
    /// </summary>
    public bool IsStranger { get; init; }
}
