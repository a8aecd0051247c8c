using AssetCore.Format.Sealing;
using AssetCore.Grains.Subjects;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Testing.Stores;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains.Tests.Subjects;

/// <summary>What a silo remembers of keys, for how long, and how much.</summary>
public sealed class SubjectKeyCacheTests
{
    private static readonly TimeSpan s_age = TimeSpan.FromSeconds(5);
    private static readonly WorldId s_world = new(1);
    private static readonly SubjectId s_subject = new("s-1");

    private readonly JumpingTime _time = new();
    private readonly MemoryLogStore _store = new();

    [Fact]
    public async Task A_silo_uses_a_key_that_another_one_destroyed_no_longer_than_its_age()
    {
        var (here, there) = (Cache(), Cache());
        var key = await here.ObtainAsync(s_world, s_subject, default);
        Assert.Equal(key.Id, (await there.FindAsync(s_world, s_subject, key.Id, default))!.Id);
        await here.DestroyAsync(s_world, s_subject, default);

        Assert.Null(await here.FindAsync(s_world, s_subject, key.Id, default));
        Assert.Null(await here.FindAsync(s_world, s_subject, default));
        _time.Advance(s_age - TimeSpan.FromTicks(1));
        Assert.NotNull(await there.FindAsync(s_world, s_subject, key.Id, default));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await there.FindAsync(s_world, s_subject, key.Id, default));
        Assert.Null(await there.FindAsync(s_world, s_subject, default));
    }

    [Fact]
    public async Task A_key_that_was_made_since_is_found_at_once()
    {
        var (here, there) = (Cache(), Cache());
        var old = await there.ObtainAsync(s_world, s_subject, default);
        await here.DestroyAsync(s_world, s_subject, default);
        var made = await here.ObtainAsync(s_world, s_subject, default);

        // The other silo still knows the old one, and what it is asked for is sealed under the new one.
        Assert.Equal(made.Id, (await there.FindAsync(s_world, s_subject, made.Id, default))!.Id);
        Assert.Null(await there.FindAsync(s_world, s_subject, old.Id, default));
    }

    [Fact]
    public async Task A_key_is_read_once_in_its_age_and_an_erased_one_too()
    {
        var keys = new CountingKeys(new StoredSubjectKeys(_store, _time));
        var cache = Cache(keys);
        var key = await cache.ObtainAsync(s_world, s_subject, default);
        for (var n = 0; n < 10; n++)
        {
            await cache.ObtainAsync(s_world, s_subject, default);
            await cache.FindAsync(s_world, s_subject, key.Id, default);
            await cache.FindAsync(s_world, s_subject, key.Id + 1, default);
        }

        Assert.Equal((1, 1), (keys.Obtained, keys.Found));
        _time.Advance(s_age);
        await cache.ObtainAsync(s_world, s_subject, default);
        Assert.Equal(2, keys.Obtained);
    }

    [Fact]
    public async Task Callers_that_need_a_new_key_at_the_same_moment_make_it_once()
    {
        var keys = new CountingKeys(new StoredSubjectKeys(_store, _time));
        var cache = Cache(keys);
        var asked = Enumerable.Range(0, 50).Select(_ => cache.ObtainAsync(s_world, s_subject, default).AsTask());
        var all = await Task.WhenAll(asked.ToArray());
        Assert.Single(all.Select(key => key.Id).Distinct());
        Assert.InRange(keys.Obtained, 1, 2);
    }

    [Fact]
    public async Task A_key_that_was_being_read_when_it_was_destroyed_is_not_kept()
    {
        var keys = new CountingKeys(new StoredSubjectKeys(_store, _time));
        var key = await keys.ObtainAsync(s_world, s_subject, default);
        var cache = Cache(keys);
        keys.Gate = new TaskCompletionSource();
        var reading = cache.FindAsync(s_world, s_subject, key.Id, default).AsTask();
        await cache.DestroyAsync(s_world, s_subject, default);
        keys.Gate.SetResult();
        await reading;

        Assert.Null(await cache.FindAsync(s_world, s_subject, default));
    }

    [Fact]
    public async Task It_holds_no_more_keys_than_it_may()
    {
        var cache = Cache(max: 16);
        for (var n = 0; n < 200; n++) await cache.ObtainAsync(s_world, new SubjectId($"s-{n}"), default);
        Assert.InRange(cache.Count, 1, 17);
    }

    private SubjectKeyCache Cache(ISubjectKeys? keys = null, int max = 1024) => new(
        keys ?? new StoredSubjectKeys(_store, _time),
        Options.Create(new AssetCoreOptions { SubjectKeyAgeMax = s_age, SubjectKeysMax = max }),
        _time);

    /// <summary>Counts what is asked of keys, and may hold an answer back that is on its way.</summary>
    private sealed class CountingKeys(ISubjectKeys inner) : ISubjectKeys
    {
        private int _found;
        private int _obtained;

        public int Found => _found;

        public int Obtained => _obtained;

        public TaskCompletionSource? Gate { get; set; }

        public async ValueTask<SubjectKey?> FindAsync(
            WorldId world, SubjectId subject, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _found);
            var key = await inner.FindAsync(world, subject, cancellationToken);
            if (Gate is { } gate) await gate.Task;
            return key;
        }

        public ValueTask<SubjectKey> ObtainAsync(
            WorldId world, SubjectId subject, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _obtained);
            return inner.ObtainAsync(world, subject, cancellationToken);
        }

        public ValueTask<KeyDestruction?> DestroyAsync(
            WorldId world, SubjectId subject, CancellationToken cancellationToken) =>
            inner.DestroyAsync(world, subject, cancellationToken);

        public ValueTask PurgeAsync(WorldId world, CancellationToken cancellationToken) =>
            inner.PurgeAsync(world, cancellationToken);

        public ValueTask RecordAsync(
            WorldId world,
            SubjectId subject,
            KeyDestruction destruction,
            WorldSeq recordedAt,
            CancellationToken cancellationToken) =>
            inner.RecordAsync(world, subject, destruction, recordedAt, cancellationToken);
    }
}
