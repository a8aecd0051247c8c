namespace AssetCore.Recovery.Archives;

/// <summary>The index of worlds is another's to write: a silo's, as far as can be told.</summary>
/// <param name="holder">Who holds it, for people.</param>
public sealed class IndexHeldException(string holder)
    : Exception($"The index of worlds is being written by {holder}.")
{
    /// <summary>Who holds it.</summary>
    public string Holder { get; } = holder;
}
