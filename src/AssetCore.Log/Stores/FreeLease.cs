namespace AssetCore.Log.Stores;

/// <summary>
/// The writer right of a store whose conditional appends suffice: everybody gets it, and giving it back does nothing.
/// </summary>
public sealed class FreeLease : IAsyncDisposable
{
    private FreeLease()
    {
    }

    /// <summary>The right, the same for all.</summary>
    public static FreeLease Instance { get; } = new();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
