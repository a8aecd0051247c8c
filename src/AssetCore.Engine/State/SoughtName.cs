namespace AssetCore.Engine.State;

/// <summary>A name that is looked for in an index.</summary>
/// <param name="name">The name.</param>
/// <param name="key">Its key.</param>
/// <param name="nameOf">The name that a number of the index has.</param>
internal readonly ref struct SoughtName(string name, NameKey key, Func<int, string> nameOf)
{
    public readonly NameKey Key = key;

    /// <summary>True if it is the name of a number that has a key.</summary>
    public bool Is(in NameKey other, int index) => other.Equals(Key) && (Key.IsName || nameOf(index) == name);
}
