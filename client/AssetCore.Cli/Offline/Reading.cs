using AssetCore.Engine;
using AssetCore.Engine.Replay;
using AssetCore.Format;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;

namespace AssetCore.Cli.Offline;

/// <summary>Turns what reading a log throws into what the command ends with.</summary>
internal static class Reading
{
    /// <summary>Does work on a log.</summary>
    /// <exception cref="CliFault">The log is broken, purged, or the store does not give it out.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw new CliFault(ExitCode.Refused, "LOG_BROKEN", exception.Message, "assetcore log verify says where");
        }
        catch (WorldPurgedException purged)
        {
            throw new CliFault(ExitCode.Unusable, "LOG_NOT_FOUND", purged.Message);
        }
        catch (Exception exception) when (OpenStore.IsUnreadable(exception))
        {
            throw OpenStore.NotReadable(exception);
        }
    }

    private static bool IsBroken(Exception exception) => exception
        is LogCorruptException or ReplayMismatchException or FormatFaultException or InvariantBrokenException
        or CheckpointDamagedException;
}
