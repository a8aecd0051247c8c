using AssetCore.Worlds;

namespace AssetCore.Client.Http;

/// <summary>The states of worlds as routes name them.</summary>
internal static class WorldWords
{
    /// <summary>The word for a stage of life.</summary>
    public static string Of(WorldLifecycle lifecycle) => lifecycle switch
    {
        WorldLifecycle.Provisioned => "provisioned",
        WorldLifecycle.Disabled => "disabled",
        WorldLifecycle.Deleted => "deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(lifecycle), lifecycle, "No world is asked for like this."),
    };

    /// <summary>The word for a write mode.</summary>
    public static string Of(WriteMode mode) => mode switch
    {
        WriteMode.ReadWrite => "read_write",
        WriteMode.ReadOnly => "read_only",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No world is in this mode."),
    };
}
