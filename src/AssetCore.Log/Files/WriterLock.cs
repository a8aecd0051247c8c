using System.Globalization;
using System.Text;

namespace AssetCore.Log.Files;

/// <summary>
/// The exclusive right to write a world: an operating system's lock on <c>writer.lock</c>, which ends with the process
/// however it ends. Who holds it stands beside it for people, since a locked file cannot be read.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    /// <summary>
    /// Attempts, 5 ms apart: readers of other processes touch the lock for microseconds to see whether it is held,
    /// which must not look like a writer.
    /// </summary>
    private const int AttemptsMax = 10;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(5);

    private readonly FileStream _lock;
    private readonly string _holderPath;

    private WriterLock(FileStream held, string holderPath) => (_lock, _holderPath) = (held, holderPath);

    /// <summary>Takes the lock; null if another process, or another part of this one, holds it.</summary>
    /// <exception cref="IOException">The file system refused, or does not lock files.</exception>
    public static WriterLock? TryTake(string path, string holderPath, FileCalls calls)
    {
        for (var attempt = 1; ; attempt++)
        {
#pragma warning disable CA2000 // the lock that is returned owns the file
            var held = TryOpen(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
#pragma warning restore CA2000
            if (held is not null)
            {
                var taken = new WriterLock(held, holderPath);
                taken.ProveAndSign(path, calls);
                return taken;
            }

            if (attempt == AttemptsMax) return null;
            Thread.Sleep(BetweenAttempts);
        }
    }

    /// <summary>True while somebody holds the lock. Asking does not take it.</summary>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path)) return false;
        using var probe = TryOpen(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return probe is null;
    }

    /// <summary>Who signed as the holder, as far as can be told.</summary>
    public static string ReadHolder(string holderPath) =>
        File.Exists(holderPath) && File.ReadAllText(holderPath).Trim() is { Length: > 0 } name
            ? name
            : "a process that left no name";

    public void Dispose()
    {
        File.Delete(_holderPath);
        _lock.Dispose();
    }

    /// <summary>
    /// Opens with the lock that the share mode implies; null if it is taken. Any other failure throws: the errors of
    /// a share violation are EWOULDBLOCK on POSIX (which .NET reports without a code of its own) and 32 on Windows.
    /// </summary>
    public static FileStream? TryOpen(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, mode, access, share, bufferSize: 0);
        }
        catch (IOException failure) when (IsTaken(failure))
        {
            return null;
        }
    }

    private static bool IsTaken(IOException failure) =>
        failure.GetType() == typeof(IOException)
        && (failure.HResult & 0xFFFF) is 11 or 35 or 32;

    private void ProveAndSign(string path, FileCalls calls)
    {
        try
        {
            // A file system that grants a lock twice protects nothing; some network file systems do.
            using (var second = TryOpen(path, FileMode.Open, FileAccess.Read, FileShare.None))
            {
                if (second is not null) throw new IOException($"The file system of {path} does not lock files.");
            }

            Sign(calls);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes who holds the lock. A full disk has no room for a name and must not keep a world closed.
    /// </summary>
    private void Sign(FileCalls calls)
    {
        try
        {
            using var holder = File.OpenHandle(_holderPath, FileMode.Create, FileAccess.Write);
            calls.Write(holder, Encoding.UTF8.GetBytes(Name()), 0);
        }
        catch (IOException)
        {
            // The lock holds without it; who asks is told that the process left no name.
        }
    }

    private static string Name() => string.Create(
        CultureInfo.InvariantCulture,
        $"process {Environment.ProcessId} on {Environment.MachineName} since {DateTimeOffset.UtcNow:O}\n");
}
