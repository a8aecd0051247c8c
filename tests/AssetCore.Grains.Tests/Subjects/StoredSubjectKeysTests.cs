using AssetCore.Format.Sealing;
using AssetCore.Grains.Subjects;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Files;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Grains.Tests.Subjects;

/// <summary>A key is one for all silos as long as it lives, and gone for all of them afterwards.</summary>
public sealed class StoredSubjectKeysTests
{
    private static readonly WorldId s_world = new(1);
    private static readonly SubjectId s_subject = new("s-1");
    private static readonly BlobName s_name = StoredSubjectKeys.NameOf(s_world, s_subject);

    [Fact]
    public async Task A_key_is_made_once_and_found_by_every_silo()
    {
        var store = new MemoryLogStore();
        Assert.Null(await Keys(store).FindAsync(s_world, s_subject, default));
        var made = await Keys(store).ObtainAsync(s_world, s_subject, default);
        Assert.Equal(made.Id, (await Keys(store).ObtainAsync(s_world, s_subject, default)).Id);
        Assert.Equal(made.Id, (await Keys(store).FindAsync(s_world, s_subject, default))!.Id);
        Assert.NotEqual(made.Id, (await Keys(store).ObtainAsync(new WorldId(2), s_subject, default)).Id);
        Assert.NotEqual(made.Id, (await Keys(store).ObtainAsync(s_world, new SubjectId("s-2"), default)).Id);
    }

    [Fact]
    public async Task A_destroyed_key_is_nowhere_in_the_store_and_never_comes_back()
    {
        using var folder = new TemporaryFolder();
        var keys = Keys(new FileLogStore(folder.Path));
        var made = await keys.ObtainAsync(s_world, s_subject, default);
        Assert.True(Holds(folder.Path, made.Root));

        var destroyed = await keys.DestroyAsync(s_world, s_subject, default);

        Assert.Equal(1, destroyed!.Generation);
        Assert.False(Holds(folder.Path, made.Root));
        Assert.Null(await keys.FindAsync(s_world, s_subject, default));
        var next = await keys.ObtainAsync(s_world, s_subject, default);
        Assert.NotEqual(made.Id, next.Id);
        Assert.Equal(2, (await keys.DestroyAsync(s_world, s_subject, default))!.Generation);
    }

    [Fact]
    public async Task What_a_crash_left_beside_a_key_is_gone_with_it()
    {
        using var folder = new TemporaryFolder();
        var keys = Keys(new FileLogStore(folder.Path));
        var made = await keys.ObtainAsync(s_world, s_subject, default);

        // What a put leaves that ended between writing and renaming.
        var path = Path.Combine(folder.Path, s_name.Value);
        File.Copy(path, path + "~fresh");
        await keys.DestroyAsync(s_world, s_subject, default);

        Assert.False(Holds(folder.Path, made.Root));
    }

    [Fact]
    public async Task Keys_in_files_are_for_their_owner_alone_also_where_they_were_not_before()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var folder = new TemporaryFolder();
        var keys = Keys(new FileLogStore(folder.Path));
        await keys.ObtainAsync(s_world, s_subject, default);
        var path = Path.Combine(folder.Path, s_name.Value);
        var (world, all) = (Path.GetDirectoryName(path)!, Path.Combine(folder.Path, "subjects"));
        AssertClosed();

        // As an earlier version left them, and a crash in the midst of a put.
        foreach (var open in new[] { world, all })
            File.SetUnixFileMode(open, OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.OtherRead);
        File.Copy(path, path + "~fresh");
        await keys.DestroyAsync(s_world, s_subject, default);
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(all));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));

        void AssertClosed()
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
            Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(world));
            Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(all));
        }
    }

    [Fact]
    public async Task Destroying_again_tells_the_same_and_remembers_where_it_is_on_record()
    {
        var keys = Keys(new MemoryLogStore());
        await keys.ObtainAsync(s_world, s_subject, default);
        var destroyed = (await keys.DestroyAsync(s_world, s_subject, default))!;
        Assert.Equal(destroyed, await keys.DestroyAsync(s_world, s_subject, default));
        await keys.RecordAsync(s_world, s_subject, destroyed, new WorldSeq(9), default);
        var recorded = await keys.DestroyAsync(s_world, s_subject, default);
        Assert.Equal(destroyed with { RecordedAt = new WorldSeq(9) }, recorded);
    }

    [Fact]
    public async Task A_subject_that_never_had_a_key_has_none_to_destroy_and_leaves_no_trace()
    {
        var store = new MemoryLogStore();
        var keys = Keys(store);
        Assert.Null(await keys.DestroyAsync(s_world, s_subject, default));
        Assert.Equal(0, await store.ListAsync("subjects/", default).CountAsync());
        await keys.ObtainAsync(s_world, s_subject, default);
        Assert.Equal(1, (await keys.DestroyAsync(s_world, s_subject, default))!.Generation);
        Assert.Equal(1, (await keys.DestroyAsync(s_world, s_subject, default))!.Generation);
    }

    [Fact]
    public async Task A_damaged_key_opens_nothing_and_can_be_destroyed()
    {
        var store = new MemoryLogStore();
        var keys = Keys(store);
        await keys.ObtainAsync(s_world, s_subject, default);
        var etag = (await store.StatAsync(s_name, default)).ETag!;
        await store.PutAsync(s_name, new byte[SubjectKeyFile.Bytes], PutCondition.IfMatch(etag), default);

        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await keys.ObtainAsync(s_world, s_subject, default));
        await keys.DestroyAsync(s_world, s_subject, default);

        Assert.Null(await keys.FindAsync(s_world, s_subject, default));
    }

    [Fact]
    public async Task A_store_that_refuses_leaves_everything_as_it_was()
    {
        var store = new MemoryLogStore();
        var refusing = Keys(new StepStore(store, () => Task.CompletedTask, () => PutFault.Refused));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await refusing.ObtainAsync(s_world, s_subject, default));
        Assert.Null(await Keys(store).FindAsync(s_world, s_subject, default));
        var made = await Keys(store).ObtainAsync(s_world, s_subject, default);
        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await refusing.DestroyAsync(s_world, s_subject, default));
        Assert.Equal(made.Id, (await Keys(store).FindAsync(s_world, s_subject, default))!.Id);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(400, true)]
    public async Task Silos_that_race_agree_on_the_key_and_no_destroyed_key_lives_again(int seeds, bool withFaults)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            try
            {
                await RaceAsync(new Random(seed), withFaults);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"seed {seed}", fault);
            }
        }
    }

    private static async Task RaceAsync(Random random, bool withFaults)
    {
        var shared = new MemoryLogStore();
        var turns = new TurnTaker(random);
        StepStore[] stores = [.. Enumerable.Range(0, 3).Select(_ => new StepStore(shared, turns.WaitAsync, Fault))];
        var race = new KeyRace();
        var work = stores.SelectMany(store => Enumerable.Range(0, 3).Select(_ => random.Next(3) == 0
            ? race.DestroyAsync(Keys(store))
            : race.ObtainAsync(Keys(store)))).ToArray();
        turns.Run();
        await Task.WhenAll(work);
        foreach (var store in stores) await store.DeliverAsync();
        var last = await Keys(shared).FindAsync(s_world, s_subject, default);
        race.Check(last);

        PutFault Fault() => withFaults && random.Next(4) == 0
            ? random.Next(2) == 0 ? PutFault.AnswerLost : PutFault.LandsLate
            : PutFault.None;
    }

    private static StoredSubjectKeys Keys(ILogStore store) => new(store, new JumpingTime());

    private static bool Holds(string folder, ReadOnlySpan<byte> bytes)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0) return true;
        }

        return false;
    }

    /// <summary>What silos were told, against what they may be told.</summary>
    private sealed class KeyRace
    {
        private readonly HashSet<ulong> _destroyed = [];
        private readonly HashSet<ulong> _told = [];
        private int _destructions;

        public async Task ObtainAsync(StoredSubjectKeys keys)
        {
            // What was destroyed before the question must not be the answer.
            HashSet<ulong> before = [.. _destroyed];
            try
            {
                var key = await keys.ObtainAsync(s_world, s_subject, default);
                Assert.DoesNotContain(key.Id, before);
                _told.Add(key.Id);
            }
            catch (StorageUnavailableException)
            {
                // Too many faults in a row: nothing was told.
            }
        }

        public async Task DestroyAsync(StoredSubjectKeys keys)
        {
            HashSet<ulong> before = [.. _told];
            _destructions++;
            try
            {
                await keys.DestroyAsync(s_world, s_subject, default);
                _destroyed.UnionWith(before);
            }
            catch (StorageUnavailableException)
            {
                // Not told to be destroyed, so it may live.
            }
        }

        // Between two destructions there is one key for all: silos that were told different ones were told too many.
        public void Check(SubjectKey? last)
        {
            Assert.InRange(_told.Count, 0, _destructions + 1);
            if (last is not null) Assert.DoesNotContain(last.Id, _destroyed);
        }
    }
}
