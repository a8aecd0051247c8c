using AssetCore.Ids;

namespace AssetCore.Recovery.Forking;

/// <summary>A world is the last of as many forks of forks as can be read: it cannot be forked again.</summary>
/// <param name="source">The world that was to be forked.</param>
/// <param name="count">Worlds that its timeline goes through, itself included.</param>
public sealed class LineageTooLongException(WorldId source, int count)
    : Exception(
        $"World {source} cannot be forked: {count} worlds come one from the other up to it, the fork would be one "
        + $"more, and {PastState.LineageMax} are the most that can be read.")
{
    /// <summary>The world that was to be forked.</summary>
    public WorldId SourceWorld { get; } = source;

    /// <summary>Worlds that its timeline goes through, itself included.</summary>
    public int Count { get; } = count;
}
