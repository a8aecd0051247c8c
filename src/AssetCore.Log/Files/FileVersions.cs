using System.Collections.Concurrent;

namespace AssetCore.Log.Files;

/// <summary>
/// The versions of published blobs, packs and checkpoints: each is the SHA-256 of all of a file's bytes, and they are
/// large and stand unchanged for long. So a version is remembered for as long as the file's length and time of writing
/// are what they were. Any thread.
/// </summary>
/// <remarks>
/// A file that was written within <see cref="s_ageMin"/> before it is read is not remembered, since a change right
/// after it could leave the same time. Blobs that are put (manifests) change often, are small, and are always read.
/// </remarks>
internal sealed class FileVersions
{
    /// <summary>Files remembered: far more than are asked about again and again; some 300 bytes each.</summary>
    private const int CountMax = 4_096;

    /// <summary>Well above the grain of a file's time: 2 s on the coarsest file systems.</summary>
    private static readonly TimeSpan s_ageMin = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The version of a file.</summary>
    /// <exception cref="IOException">It could not be read.</exception>
    public string Of(string path)
    {
        if (!IsPublished(path)) return FilePuts.ETagOf(path);
        var (length, written) = Look(path);
        if (_known.TryGetValue(path, out var known) && (known.Length, known.Written) == (length, written))
            return known.ETag;
        return OfAnew(path);
    }

    /// <summary>The version of the bytes that stand in a file now, whatever is remembered.</summary>
    /// <exception cref="IOException">They could not be read.</exception>
    public string OfAnew(string path)
    {
        if (!IsPublished(path)) return FilePuts.ETagOf(path);
        var (length, written) = Look(path);
        var isOld = TimeProvider.System.GetUtcNow().UtcDateTime - written >= s_ageMin;
        var etag = FilePuts.ETagOf(path);
        if (!isOld || Look(path) != (length, written)) return etag;
        if (_known.Count >= CountMax) _known.Clear();
        _known[path] = new Known(length, written, etag);
        return etag;
    }

    private static bool IsPublished(string path) =>
        path.EndsWith(".pack", StringComparison.Ordinal) || path.EndsWith(".ckpt", StringComparison.Ordinal);

    private static (long Length, DateTime Written) Look(string path)
    {
        var file = new FileInfo(path);
        return (file.Length, file.LastWriteTimeUtc);
    }

    private readonly record struct Known(long Length, DateTime Written, string ETag);
}
