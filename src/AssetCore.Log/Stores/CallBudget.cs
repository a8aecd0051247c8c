namespace AssetCore.Log.Stores;

/// <summary>The token of one call to a store: it ends with the caller's, or when the call has taken too long.</summary>
internal sealed class CallBudget : IDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource? _linked;

    public CallBudget(TimeProvider time, TimeSpan timeout, CancellationToken cancellationToken)
    {
        _timeout = new CancellationTokenSource(timeout, time);
        _linked = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, cancellationToken)
            : null;
    }

    public CancellationToken Token => (_linked ?? _timeout).Token;

    public void Dispose()
    {
        _linked?.Dispose();
        _timeout.Dispose();
    }
}
