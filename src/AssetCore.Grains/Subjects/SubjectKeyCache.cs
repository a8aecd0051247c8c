using System.Collections.Concurrent;
using AssetCore.Format.Sealing;
using AssetCore.Ids;
using AssetCore.Log;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains.Subjects;

/// <summary>
/// The keys of subjects that this silo has used in the last seconds, so that a busy subject does not read the store at
/// every commit. A key that another silo destroyed is known here for <see cref="AssetCoreOptions.SubjectKeyAgeMax"/> at
/// most; one that this silo destroyed is forgotten at once. Any thread; no locks.
/// </summary>
internal sealed class SubjectKeyCache(ISubjectKeys keys, IOptions<AssetCoreOptions> options, TimeProvider time)
{
    /// <summary>A key is made for whoever waits for it, and not for one caller alone, who may have gone.</summary>
    private static readonly TimeSpan s_makeTimeout = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _ageMax = options.Value.SubjectKeyAgeMax;

    // Two halves: when the young one is full it becomes the old one, and what nobody used since goes with the old.
    private readonly int _halfMax = Math.Max(1, options.Value.SubjectKeysMax / 2);
    private readonly ConcurrentDictionary<Name, Lazy<Task<SubjectKey>>> _making = new();
    private volatile ConcurrentDictionary<Name, Entry> _young = new();
    private volatile ConcurrentDictionary<Name, Entry> _old = new();
    private int _erasures;

    /// <summary>Entries held: at most <see cref="AssetCoreOptions.SubjectKeysMax"/>, about.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The subject's live key; null if there is none.</summary>
    /// <exception cref="StorageUnavailableException">The keys could not be read.</exception>
    public async ValueTask<SubjectKey?> FindAsync(
        WorldId world, SubjectId subject, CancellationToken cancellationToken)
    {
        var name = new Name(world, subject, 0);
        return Fresh(name) is { Key: { } known } ? known : await ReadAsync(name, cancellationToken);
    }

    /// <summary>The subject's live key, made if there is none.</summary>
    /// <exception cref="StorageUnavailableException">The keys could not be read or written.</exception>
    public async ValueTask<SubjectKey> ObtainAsync(
        WorldId world, SubjectId subject, CancellationToken cancellationToken)
    {
        var name = new Name(world, subject, 0);
        if (Fresh(name) is { Key: { } known }) return known;

        // Callers that need the same new key at the same moment make it once.
        var making = _making.GetOrAdd(name, key => new Lazy<Task<SubjectKey>>(() => MakeAsync(key)));
        return await making.Value.WaitAsync(cancellationToken);
    }

    /// <summary>The key by which a box was sealed; null if it is there no more.</summary>
    /// <exception cref="StorageUnavailableException">The keys could not be read.</exception>
    public async ValueTask<SubjectKey?> FindAsync(
        WorldId world, SubjectId subject, ulong keyId, CancellationToken cancellationToken)
    {
        var current = new Name(world, subject, 0);
        if (Fresh(current) is { Key: { } known } && known.Id == keyId) return known;

        // What this silo knows of the live key may be older than the box. That a certain key is gone is for ever; it is
        // looked up anew all the same, for keys may be put back beside a world that was restored.
        var gone = new Name(world, subject, keyId);
        if (Fresh(gone) is not null) return null;
        var began = time.GetTimestamp();
        if (await ReadAsync(current, cancellationToken) is { } live && live.Id == keyId) return live;
        Keep(gone, new Entry(null, began));
        return null;
    }

    /// <summary>Destroys the subject's live key; null if it never had one.</summary>
    /// <exception cref="StorageUnavailableException">The keys could not be written.</exception>
    public async ValueTask<KeyDestruction?> DestroyAsync(
        WorldId world, SubjectId subject, CancellationToken cancellationToken)
    {
        try
        {
            return await keys.DestroyAsync(world, subject, cancellationToken);
        }
        finally
        {
            // Whoever is reading the key now must not keep it either.
            Interlocked.Increment(ref _erasures);
            Forget(new Name(world, subject, 0));
        }
    }

    /// <summary>Remembers where the log says that a key was destroyed.</summary>
    /// <exception cref="StorageUnavailableException">The keys could not be written.</exception>
    public ValueTask RecordAsync(
        WorldId world,
        SubjectId subject,
        KeyDestruction destruction,
        WorldSeq recordedAt,
        CancellationToken cancellationToken) =>
        keys.RecordAsync(world, subject, destruction, recordedAt, cancellationToken);

    private async ValueTask<SubjectKey?> ReadAsync(Name name, CancellationToken cancellationToken)
    {
        var (erasures, began) = (Volatile.Read(ref _erasures), time.GetTimestamp());
        var key = await keys.FindAsync(name.World, name.Subject, cancellationToken);
        if (key is not null) Keep(name, new Entry(key, began), erasures);
        return key;
    }

    private async Task<SubjectKey> MakeAsync(Name name)
    {
        // Those who came with the first one wait for a task, not for a lock.
        await Task.Yield();
        using var timeout = new CancellationTokenSource(s_makeTimeout, time);
        try
        {
            var (erasures, began) = (Volatile.Read(ref _erasures), time.GetTimestamp());
            var key = await keys.ObtainAsync(name.World, name.Subject, timeout.Token);
            Keep(name, new Entry(key, began), erasures);
            return key;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new StorageUnavailableException(name.World, "make a subject's key", "it took too long");
        }
        finally
        {
            _making.TryRemove(name, out _);
        }
    }

    // By age since the question left: a key that was destroyed meanwhile is not known a moment longer than promised.
    private Entry? Fresh(Name name)
    {
        var (young, old) = (_young, _old);
        if (!young.TryGetValue(name, out var entry) && !old.TryGetValue(name, out entry)) return null;
        return time.GetElapsedTime(entry.ReadAt) < _ageMax ? entry : null;
    }

    private void Keep(Name name, Entry entry, int erasures)
    {
        Keep(name, entry);
        if (Volatile.Read(ref _erasures) != erasures) Forget(name);
    }

    private void Keep(Name name, Entry entry)
    {
        var young = _young;
        if (young.Count >= _halfMax)
        {
            _old = young;
            _young = young = new ConcurrentDictionary<Name, Entry>();
        }

        young[name] = entry;
    }

    private void Forget(Name name)
    {
        _young.TryRemove(name, out _);
        _old.TryRemove(name, out _);
    }

    /// <summary>What is asked for: the live key of a subject if the id is 0, otherwise one certain key.</summary>
    private readonly record struct Name(WorldId World, SubjectId Subject, ulong KeyId);

    private sealed record Entry(SubjectKey? Key, long ReadAt);
}
