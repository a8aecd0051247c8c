namespace AssetCore.Worlds;

/// <summary>The stages of a world's life. Numbers stand in logs and are never reused.</summary>
public enum WorldLifecycle : byte
{
    /// <summary>Not a stage: a world that was never created.</summary>
    None = 0,

    /// <summary>In use: <c>provisioned</c>.</summary>
    Provisioned = 1,

    /// <summary>Hidden from all but administrators: <c>disabled</c>.</summary>
    Disabled = 2,

    /// <summary>Gone for good: <c>deleted</c>.</summary>
    Deleted = 3,

    /// <summary>Only in the index of worlds: the number is reserved and the world is being made.</summary>
    Creating = 4,
}
