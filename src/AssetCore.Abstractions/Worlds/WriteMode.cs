namespace AssetCore.Worlds;

/// <summary>Whether a world takes commits. Numbers stand in logs and are never reused.</summary>
public enum WriteMode : byte
{
    /// <summary>It does: <c>read_write</c>.</summary>
    ReadWrite = 0,

    /// <summary>It refuses them with <c>WORLD_READ_ONLY</c> and is read as ever: <c>read_only</c>.</summary>
    ReadOnly = 1,
}
