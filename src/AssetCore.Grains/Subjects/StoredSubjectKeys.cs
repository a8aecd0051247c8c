using System.Globalization;
using System.Security.Cryptography;
using AssetCore.Format;
using AssetCore.Format.Sealing;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Grains.Subjects;

/// <summary>
/// Keys as blobs of the log's store, under a prefix of their own: <c>docs/formats/subject-keys.md</c>. A destroyed key
/// is overwritten by the mark that it is destroyed, which stays: so whoever still holds the old version, or found none,
/// writes in vain. Any thread.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class StoredSubjectKeys(ILogStore store, TimeProvider time) : ISubjectKeys
{
    private const string Prefix = "subjects/";

    /// <summary>
    /// Attempts before giving up: far more than silos that make or destroy one subject's key at the same moment.
    /// </summary>
    private const int AttemptsMax = 8;

    /// <summary>
    /// One call to the store takes milliseconds; with its repeats an attempt stays below the 5 s of a commit.
    /// </summary>
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Between attempts after the store failed: it may be a dropped connection.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);

    /// <summary>The name of the blob that holds a subject's key.</summary>
    public static BlobName NameOf(WorldId world, SubjectId subject) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{Prefix}{world.Value}/{SubjectKeyFile.NameOf(subject)}.key"));

    /// <inheritdoc />
    public async ValueTask<SubjectKey?> FindAsync(
        WorldId world, SubjectId subject, CancellationToken cancellationToken) =>
        RequireWhole(await LookAsync(world, subject, cancellationToken), world, subject).File?.Key;

    /// <inheritdoc />
    public async ValueTask<SubjectKey> ObtainAsync(
        WorldId world, SubjectId subject, CancellationToken cancellationToken)
    {
        SubjectKeyFile? uncertain = null;
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var found = RequireWhole(await LookAsync(world, subject, cancellationToken), world, subject);
            if (found.File?.Key is { } live && live.Id != uncertain?.Key?.Id) return live;

            // Its own key whose put was left open is put once more: a look into a cache of the system proves nothing.
            var made = found.File?.Key is null ? Make(found.File) : found.File;
            var put = await PutAsync(world, subject, made, found.ETag, cancellationToken);
            if (put.IsDone) return made.Key!;
            if (put.Status == StoreStatus.Unknown) uncertain = made;
        }

        throw Contended(world, subject);
    }

    /// <inheritdoc />
    public async ValueTask<KeyDestruction?> DestroyAsync(
        WorldId world, SubjectId subject, CancellationToken cancellationToken)
    {
        var isUncertain = false;
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var found = await LookAsync(world, subject, cancellationToken);
            if (found.File is { Key: null } before && !isUncertain) return Told(before);

            // Nothing is sealed before its key is there. So a key whose put is still on its way has sealed nothing yet.
            if (found.ETag is null) return null;

            // A damaged file is overwritten too: what it held is then gone for certain.
            var mark = found.File is { Key: null } own ? own : Mark(found.File);
            var put = await PutAsync(world, subject, mark, found.ETag, cancellationToken);
            if (put.IsDone) return Told(mark);
            isUncertain = put.Status == StoreStatus.Unknown;
        }

        throw Contended(world, subject);
    }

    /// <inheritdoc />
    public async ValueTask RecordAsync(
        WorldId world,
        SubjectId subject,
        KeyDestruction destruction,
        WorldSeq recordedAt,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var found = await LookAsync(world, subject, cancellationToken);
            if (found.File is not { Key: null } mark || mark.Generation != destruction.Generation) return;
            if (mark.RecordedAt == recordedAt) return;
            var recorded = mark with { RecordedAt = recordedAt };
            if ((await PutAsync(world, subject, recorded, found.ETag, cancellationToken)).IsDone) return;
        }

        throw Contended(world, subject);
    }

    /// <inheritdoc />
    public async ValueTask PurgeAsync(WorldId world, CancellationToken cancellationToken)
    {
        foreach (var name in await ListAsync(world, cancellationToken))
        {
            var deleted = await store.DeleteAsync(name, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (deleted.Status is not (StoreStatus.Done or StoreStatus.NotFound))
                throw new StorageUnavailableException(world, $"delete {name}", deleted.Detail);
        }
    }

    private async ValueTask<List<BlobName>> ListAsync(WorldId world, CancellationToken cancellationToken)
    {
        var names = new List<BlobName>();
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{world.Value}/");
        try
        {
            await foreach (var blob in store.ListAsync(prefix, cancellationToken)) names.Add(blob.Name);
        }
        catch (IOException fault)
        {
            throw new StorageUnavailableException(world, $"list {prefix}", fault.Message);
        }

        return names;
    }

    private static KeyDestruction Told(SubjectKeyFile mark) => new(mark.Generation, mark.TimeMs, mark.RecordedAt);

    private static Look RequireWhole(Look found, WorldId world, SubjectId subject) => found.Damage is null
        ? found
        : throw new StorageUnavailableException(world, $"read {NameOf(world, subject)}", found.Damage);

    private static StorageUnavailableException Contended(WorldId world, SubjectId subject) =>
        new(world, $"write {NameOf(world, subject)}", $"{AttemptsMax} attempts were in vain");

    private SubjectKeyFile Make(SubjectKeyFile? before)
    {
        Span<byte> root = stackalloc byte[SubjectKey.Bytes];
        RandomNumberGenerator.Fill(root);
        var key = new SubjectKey(root);
        CryptographicOperations.ZeroMemory(root);
        return new SubjectKeyFile((before?.Generation ?? 0) + 1, ClockMs(), WorldSeq.None, key);
    }

    private SubjectKeyFile Mark(SubjectKeyFile? before) =>
        new(before?.Generation ?? 0, ClockMs(), WorldSeq.None, null);

    private long ClockMs() => time.GetUtcNow().ToUnixTimeMilliseconds();

    // The version first, then the bytes: a put under that version fails if the bytes were others by then.
    private async ValueTask<Look> LookAsync(WorldId world, SubjectId subject, CancellationToken cancellationToken)
    {
        var name = NameOf(world, subject);
        var buffer = new byte[SubjectKeyFile.Bytes + 1];
        for (var attempt = 1; ; attempt++)
        {
            using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            budget.CancelAfter(s_callTimeout);
            var stat = await store.StatAsync(name, budget.Token);
            if (stat.Status == StoreStatus.NotFound) return default;
            var read = stat.IsDone
                ? await store.ReadAsync(name, 0, buffer, budget.Token)
                : new StoreReadResult(stat.Status, 0, stat.Detail);
            if (read.Status == StoreStatus.NotFound) return default;
            if (read.IsDone) return Decode(buffer.AsSpan(0, read.Count), stat.ETag, world, subject);
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax) throw new StorageUnavailableException(world, $"read {name}", read.Detail);
            await Task.Delay(s_pause, time, cancellationToken);
        }
    }

    private static Look Decode(ReadOnlySpan<byte> bytes, string? etag, WorldId world, SubjectId subject)
    {
        try
        {
            return new Look(SubjectKeyFile.Decode(bytes, world, subject), etag, null);
        }
        catch (FormatFaultException damaged)
        {
            return new Look(null, etag, damaged.Message);
        }
    }

    // Definite refusals of the store are the caller's to hear; another silo's put and an open outcome are looked at
    // again.
    private async ValueTask<StoreResult> PutAsync(
        WorldId world, SubjectId subject, SubjectKeyFile file, string? etag, CancellationToken cancellationToken)
    {
        var name = NameOf(world, subject);
        var condition = etag is null ? PutCondition.IfAbsent : PutCondition.IfMatch(etag);
        var bytes = file.Encode(world, subject);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(s_callTimeout);
        var put = await store.PutAsync(name, bytes, condition, budget.Token);
        CryptographicOperations.ZeroMemory(bytes);
        if (put.Status == StoreStatus.Refused)
            throw new StorageUnavailableException(world, $"write {name}", put.Detail);
        cancellationToken.ThrowIfCancellationRequested();
        return put;
    }

    /// <summary>What stands where a key is kept: nothing, a file, or bytes that are damaged.</summary>
    private readonly record struct Look(SubjectKeyFile? File, string? ETag, string? Damage);
}
