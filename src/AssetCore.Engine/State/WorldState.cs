using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>
/// L1: the state of one world as tables with raw setters and getters. It validates nothing, emits nothing and computes
/// nothing but its own hashes and indexes; setting a row twice is setting it once. Not thread-safe.
/// </summary>
public sealed class WorldState
{
    /// <summary>The world's own row; null before its genesis.</summary>
    public WorldRow? World { get; }

    /// <summary>The last sequence number applied.</summary>
    public WorldSeq Head { get; }

    /// <summary>The last batch applied.</summary>
    public BatchNumber Batch { get; }

    /// <summary>The time of the last batch applied, in milliseconds since 1970-01-01 UTC.</summary>
    public long TimeMs { get; }

    /// <summary>The hash over everything.</summary>
    public Hash128 StateHash { get; }

    /// <summary>The hash over what reads show.</summary>
    public Hash128 ContentHash { get; }
}
