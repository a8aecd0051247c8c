using System.Runtime.InteropServices;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>
/// Sleeps for less than the millisecond that the platform's own sleep takes at least, where Linux runs.
/// </summary>
internal static partial class ShortSleep
{
    private const int MicrosecondsMax = 999_999;

    /// <summary>
    /// Gives the processor away for this long, or somewhat longer: at least a millisecond where Linux does not run.
    /// </summary>
    /// <param name="time">Above zero, below a second.</param>
    public static void For(TimeSpan time)
    {
        var microseconds = (int)Math.Clamp(time.TotalMicroseconds, 1, MicrosecondsMax);

        // A signal may end it early; whoever sleeps in short steps looks at the clock anyway.
        if (OperatingSystem.IsLinux()) _ = USleep((uint)microseconds);
        else Thread.Sleep(1 + (microseconds / 1_000));
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int USleep(uint microseconds);
}
