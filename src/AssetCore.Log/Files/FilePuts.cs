using System.Security.Cryptography;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Files;

/// <summary>
/// Replaces whole blobs: written beside the old one, flushed, renamed over it. The version of a blob is the SHA-256 of
/// its bytes, so no version has to be kept anywhere; a put of the very bytes that stand there is no new version.
/// </summary>
internal sealed class FilePuts(FileLayout layout, Folders folders, FileCalls calls)
{
    /// <summary>Attempts to get the lock, 5 ms apart, when another process puts at the same moment.</summary>
    private const int LockAttemptsMax = 100;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(5);

    /// <summary>The version of the bytes in a file.</summary>
    public static string ETagOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <exception cref="IOException">A rename of before is not durable yet: nothing can be told.</exception>
    public StoreResult Put(string path, ReadOnlySpan<byte> data, PutCondition condition)
    {
        using var gate = TakeLock(path, out var trouble);
        if (gate is null) return new StoreResult(StoreStatus.Refused, Detail: trouble);
        folders.FlushAgain(Path.GetDirectoryName(path)!);
        if (Judge(path, condition) is var status and not StoreStatus.Done) return new StoreResult(status);
        var fresh = path + "~fresh";
        if (WriteFresh(fresh, data) is { } failure) return new StoreResult(StoreStatus.Refused, Detail: failure);
        return Rename(fresh, path, new StoreResult(
            StoreStatus.Done, data.Length, Convert.ToHexStringLower(SHA256.HashData(data))));
    }

    /// <summary>Makes a staged file, all of it flushed, the blob.</summary>
    /// <param name="path">The blob.</param>
    /// <param name="upload">The staged file; null for one that is not there.</param>
    /// <param name="condition">When. It is judged first of all.</param>
    /// <exception cref="IOException">A rename of before is not durable yet: nothing can be told.</exception>
    public StoreResult Publish(string path, FileUpload? upload, PutCondition condition)
    {
        // Reading it all takes long: not under the lock.
        var whole = upload?.Describe();
        using var gate = TakeLock(path, out var trouble);
        if (gate is null) return new StoreResult(StoreStatus.Refused, Detail: trouble);
        folders.FlushAgain(Path.GetDirectoryName(path)!);
        if (Judge(path, condition) is var status and not StoreStatus.Done) return new StoreResult(status);
        if (upload is null || whole is not { } done) return new StoreResult(StoreStatus.NotFound);

        // On Windows an open file cannot be renamed.
        upload.Dispose();
        return Rename(upload.Path, path, done);
    }

    private StoreResult Rename(string fresh, string path, StoreResult done)
    {
        try
        {
            File.Move(fresh, path, overwrite: true);
            folders.Flush(Path.GetDirectoryName(path)!);
            return done;
        }
        catch (FileNotFoundException failure)
        {
            return new StoreResult(StoreStatus.NotFound, Detail: failure.Message);
        }
        catch (IOException failure)
        {
            return new StoreResult(StoreStatus.Unknown, Detail: failure.Message);
        }
    }

    private string? WriteFresh(string path, ReadOnlySpan<byte> data)
    {
        try
        {
            using var file = new FileStream(path, Fresh(path));
            calls.Write(file.SafeFileHandle, data, 0);
            calls.Flush(file.SafeFileHandle);
            return null;
        }
        catch (IOException failure)
        {
            // Half of it is of no use, and a full disk needs the space.
            File.Delete(path);
            return failure.Message;
        }
    }

    private FileStreamOptions Fresh(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows() || !layout.IsPrivate(path)) return options;

        // What a crash left there would keep its rights.
        File.Delete(path);
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static StoreStatus Judge(string path, PutCondition condition) => condition switch
    {
        PutCondition.Absent => File.Exists(path) ? StoreStatus.AlreadyExists : StoreStatus.Done,
        PutCondition.Matches match when File.Exists(path) && ETagOf(path) == match.ETag => StoreStatus.Done,
        PutCondition.Matches => StoreStatus.PreconditionFailed,
        _ => throw new ArgumentException("Unknown condition.", nameof(condition)),
    };

    /// <summary>Takes the lock of all puts; null, and why, if it is not to be had. Nothing has changed then.</summary>
    private FileStream? TakeLock(string path, out string? trouble)
    {
        try
        {
            folders.Create(Path.GetDirectoryName(path)!);
            if (layout.IsPrivate(path)) folders.ClosePrivate();
            for (var attempt = 1; attempt <= LockAttemptsMax; attempt++)
            {
#pragma warning disable CA2000 // the caller disposes of what is returned
                var gate = WriterLock.TryOpen(
                    layout.PutLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
#pragma warning restore CA2000
                trouble = null;
                if (gate is not null) return gate;
                Thread.Sleep(BetweenAttempts);
            }

            trouble = "another process is putting";
        }
        catch (IOException failure)
        {
            trouble = failure.Message;
        }

        return null;
    }
}
