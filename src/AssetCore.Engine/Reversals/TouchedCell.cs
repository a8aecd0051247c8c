namespace AssetCore.Engine.Reversals;

/// <summary>A cell that a commit touched.</summary>
/// <typeparam name="TKey">What names the cell in its table.</typeparam>
/// <typeparam name="TRow">Its row; the default value is no row.</typeparam>
/// <param name="Key">Which cell.</param>
/// <param name="Before">What was in it before the commit.</param>
/// <param name="After">What the commit left in it.</param>
internal readonly record struct TouchedCell<TKey, TRow>(TKey Key, TRow Before, TRow After)
{
    /// <summary>True if the commit left something else than it found.</summary>
    public bool IsChanged => !EqualityComparer<TRow>.Default.Equals(Before, After);

    /// <summary>True if there was no row before the commit: the reversal takes this one away.</summary>
    public bool Goes => IsChanged && EqualityComparer<TRow>.Default.Equals(Before, default);

    /// <summary>True if there was a row before the commit: the reversal brings it back, or changes this one.</summary>
    public bool Comes => IsChanged && !EqualityComparer<TRow>.Default.Equals(Before, default);
}
