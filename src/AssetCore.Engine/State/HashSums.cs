using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>The two sums that setters keep: over what reads show, and over the rest of the state.</summary>
internal sealed class HashSums
{
    /// <summary>Over what reads show, by external ids.</summary>
    public Hash128 Content { get; set; }

    /// <summary>
    /// Over what only the world itself needs: dense numbers, its own row, the index of worlds, keys remembered.
    /// </summary>
    public Hash128 Internal { get; set; }

    public HashSums Clone() => new() { Content = Content, Internal = Internal };
}
