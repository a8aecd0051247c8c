using System.Buffers;
using System.Collections.Concurrent;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Files;

/// <summary>
/// The uploads of this store that are under way. Each is a file of its own, named after the blob and the upload's
/// token; those of dead processes go when the world's next writer comes. Any thread.
/// </summary>
internal sealed class FileUploads(FilePuts puts, Folders folders, FileCalls calls)
{
    /// <summary>Nobody pauses this long between two blocks: the uploader gave up.</summary>
    private const long IdleMsMax = 60 * 60 * 1000;

    private const int TokenDigits = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly ConcurrentDictionary<string, FileUpload> _uploads = new(StringComparer.Ordinal);

    public StoreResult Stage(string path, StagedUpload upload, int index, ReadOnlySpan<byte> data)
    {
        var staged = PathOf(path, upload);
        try
        {
            if (index == 0 && !_uploads.ContainsKey(staged)) Begin(staged);
            if (!_uploads.TryGetValue(staged, out var file)) return new StoreResult(StoreStatus.NotFound);
            return new StoreResult(file.TryStage(index, data) ? StoreStatus.Done : StoreStatus.NotFound);
        }
        catch (IOException failure)
        {
            // Nobody saw any of it, so giving its space back makes the failure definite.
            Drop(staged);
            return new StoreResult(StoreStatus.Refused, Detail: failure.Message);
        }
    }

    public StoreResult Publish(string path, StagedUpload upload, int count, PutCondition condition)
    {
        var staged = PathOf(path, upload);
        var file = _uploads.GetValueOrDefault(staged);
        var result = puts.Publish(path, file?.Count == count ? file : null, condition);
        if (result.IsDone) _uploads.TryRemove(staged, out _);
        return result;
    }

    /// <summary>Deletes what an uploader staged that does not go on.</summary>
    /// <exception cref="IOException">It could not be deleted.</exception>
    public StoreResult Abandon(string path, StagedUpload upload)
    {
        var staged = PathOf(path, upload);
        if (_uploads.ContainsKey(staged)) Drop(staged);
        return new StoreResult(StoreStatus.Done);
    }

    /// <summary>Deletes what dead uploaders left below a folder.</summary>
    /// <exception cref="IOException">The folder could not be read.</exception>
    public static void SweepDead(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*~*", SearchOption.AllDirectories))
        {
            if (!IsStaged(path)) continue;
            using var dead = WriterLock.TryOpen(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
            if (dead is not null) File.Delete(path);
        }
    }

    private static string PathOf(string path, StagedUpload upload) => $"{path}~{upload}";

    private static bool IsStaged(string path)
    {
        var tail = path.AsSpan(path.LastIndexOf('~') + 1);
        return tail.Length == TokenDigits && !tail.ContainsAnyExcept(Digits);
    }

    private void Begin(string staged)
    {
        foreach (var (other, upload) in _uploads)
        {
            if (Environment.TickCount64 - upload.LastUsedMs > IdleMsMax) Drop(other);
        }

        _uploads[staged] = FileUpload.Begin(staged, folders, calls);
    }

    private void Drop(string staged)
    {
        if (_uploads.TryRemove(staged, out var upload)) upload.Dispose();
        File.Delete(staged);
    }
}
