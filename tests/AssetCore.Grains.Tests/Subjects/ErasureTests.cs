using System.Text;
using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Commits;
using AssetCore.Engine.Transactions;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Reads;
using AssetCore.Subjects;
using AssetCore.Testing.Stores;
using AssetCore.Text;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Subjects;

/// <summary>What a commit says about a subject is readable while the key lives, and nowhere afterwards.</summary>
public sealed class ErasureTests
{
    private const string Secret = "Ada-Lovelace-1815";

    private static readonly WorldId s_one = new(1);
    private static readonly SubjectId s_subject = new("s-1");
    private static readonly EraseSubjectCall s_erase = new(s_subject, "asked for");
    private static readonly WorldClientOptions s_once = new() { AttemptsMax = 1 };

    [Fact]
    public async Task Who_may_read_sees_what_was_sealed_and_the_store_holds_none_of_it()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(new FileLogStore(folder.Path), silos: 2);
        var receipt = (await cluster.World(0).CommitAsync(Personal("m1"))).Receipt!;

        Assert.Equal(Personal("m1").Metadata, receipt.Metadata);
        foreach (var silo in new[] { 0, 1 })
        {
            AssertOpen(await FindAsync(cluster, silo, receipt.CommitId));
            AssertOpen(await FollowAsync(cluster, silo, receipt));
        }

        Assert.Empty(FilesWith(folder.Path, Secret));
    }

    [Fact]
    public async Task A_repeat_gets_its_receipt_before_and_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        CommitReceipt first, again;
        await using (var earlier = await StartAsync(new FileLogStore(folder.Path)))
        {
            first = (await earlier.World(0).CommitAsync(Personal("m1"))).Receipt!;
            again = (await earlier.World(0).CommitAsync(Personal("m1"))).Receipt!;
            var other = Personal("m1") with { ActorId = "somebody else" };
            Assert.Equal(ErrorCode.IdempotencyKeyReused, (await earlier.World(0).CommitAsync(other)).Rejection?.Code);
        }

        await using var cluster = await WorldCluster.StartAsync(new FileLogStore(folder.Path));
        var later = (await cluster.OutsideWorld().CommitAsync(Personal("m1"))).Receipt!;

        Assert.Equal(first with { IdempotentReplay = true }, again);
        Assert.Equal(first with { IdempotentReplay = true }, later);
    }

    [Fact]
    public async Task After_an_erasure_nobody_reads_it_and_the_state_is_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var store = new FileLogStore(folder.Path);
        SubjectErasure erased;
        CommitReceipt receipt;
        Hash128 stateHash;
        await using (var cluster = await StartAsync(store, silos: 2))
        {
            receipt = (await cluster.World(0).CommitAsync(Personal("m1"))).Receipt!;
            foreach (var silo in new[] { 0, 1 }) AssertOpen(await FindAsync(cluster, silo, receipt.CommitId));
            stateHash = (await ReplayAsync(store)).State.StateHash;

            erased = (await cluster.GatewayOn(0).EraseSubjectAsync(s_erase)).Erasure!;

            foreach (var silo in new[] { 0, 1 })
            {
                AssertErased(await FindAsync(cluster, silo, receipt.CommitId));
                AssertErased(await FollowAsync(cluster, silo, receipt));
            }
        }

        await using var restarted = await WorldCluster.StartAsync(store, makeWorld: false);
        AssertErased(await FindAsync(restarted, 0, receipt.CommitId));
        Assert.Empty(FilesWith(folder.Path, Secret));
        var replayed = await ReplayAsync(store);
        Assert.Equal(erased.WorldSeq, replayed.State.Head);
        Assert.Equal(stateHash, replayed.State.StateHash);
    }

    [Fact]
    public async Task A_repeat_after_the_erasure_gets_the_receipt_without_what_was_erased()
    {
        await using var cluster = await StartAsync(new MemoryLogStore(), silos: 2);
        var first = (await cluster.World(0).CommitAsync(Personal("m1"))).Receipt!;
        await cluster.GatewayOn(0).EraseSubjectAsync(s_erase);
        var head = first.WorldSeqEnd.Next;

        foreach (var silo in new[] { 0, 1 })
        {
            var again = (await cluster.World(silo).CommitAsync(Personal("m1"))).Receipt!;
            Assert.Equal(first with { IdempotentReplay = true, Metadata = null, IsErased = true }, again);
            var preflight = await cluster.World(silo).PreflightAsync(Personal("m1"));
            Assert.Equal(again, preflight.Replay);
        }

        var next = (await cluster.World(0).CommitAsync(Requests.Move("m2"))).Receipt!;
        Assert.Equal(head.Next, next.WorldSeqStart);
    }

    [Fact]
    public async Task Another_request_under_the_key_of_an_erased_commit_is_refused()
    {
        await using var cluster = await StartAsync(new MemoryLogStore());
        await cluster.World(0).CommitAsync(Personal("m1"));
        await cluster.GatewayOn(0).EraseSubjectAsync(s_erase);
        CommitRequest[] others =
        [
            Personal("m1", 2), Personal("m1") with { SubjectId = new SubjectId("s-2") },
            Personal("m1") with { SubjectId = null }, Personal("m1") with { PolicyId = "p" },
        ];

        foreach (var other in others)
            Assert.Equal(
                ErrorCode.IdempotencyKeyReused, (await cluster.World(0).CommitAsync(other)).Rejection?.Code);
    }

    [Fact]
    public async Task An_erasure_is_on_record_once_however_often_it_is_asked_for()
    {
        await using var cluster = await StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.World(0).CommitAsync(Personal("m1"));
        var first = (await cluster.GatewayOn(0).EraseSubjectAsync(s_erase)).Erasure!;
        var again = (await cluster.GatewayOn(1).EraseSubjectAsync(s_erase)).Erasure!;

        Assert.False(first.IsRepeat);
        Assert.Equal(first with { IsRepeat = true }, again);
        var page = (await cluster.World(0).ListCommitsAsync(first.WorldSeq)).Answer!;
        var record = Assert.Single(page.Commits);
        Assert.Equal("""{"reason":"subject s-1 was erased: asked for"}""", record.Metadata!.ToString());
        Assert.Equal("""{"source":"world"}""", record.Origin!.ToString());
    }

    [Fact]
    public async Task A_subject_that_the_world_never_heard_of_is_not_said_to_be_erased()
    {
        var store = new MemoryLogStore();
        await using var cluster = await StartAsync(store, silos: 2);
        var head = (await cluster.World(0).CommitAsync(Personal("m1"))).Receipt!.WorldSeqEnd;
        var mistyped = s_erase with { Subject = new SubjectId("s-l") };
        foreach (var silo in new[] { 0, 1, 0 })
        {
            var refusal = (await cluster.GatewayOn(silo).EraseSubjectAsync(mistyped)).Rejection;
            Assert.Equal(ErrorCode.SubjectNotFound, refusal?.Code);
        }

        Assert.Equal(head, (await ReplayAsync(store)).State.Head);
        Assert.Equal(1, await store.ListAsync("subjects/", default).CountAsync());
    }

    [Fact]
    public async Task What_comes_after_an_erasure_is_sealed_under_another_key_and_erased_with_it()
    {
        await using var cluster = await StartAsync(new MemoryLogStore());
        var before = (await cluster.World(0).CommitAsync(Personal("m1"))).Receipt!;
        await cluster.GatewayOn(0).EraseSubjectAsync(s_erase);
        var after = (await cluster.World(0).CommitAsync(Personal("m2"))).Receipt!;
        AssertErased(await FindAsync(cluster, 0, before.CommitId));
        AssertOpen(await FindAsync(cluster, 0, after.CommitId));

        var second = (await cluster.GatewayOn(0).EraseSubjectAsync(s_erase)).Erasure!;

        Assert.False(second.IsRepeat);
        AssertErased(await FindAsync(cluster, 0, after.CommitId));
    }

    [Fact]
    public async Task Erasing_one_subject_leaves_others_and_other_worlds_alone()
    {
        await using var cluster = await StartAsync(new MemoryLogStore());
        await cluster.On(0).EnsureWorldAsync(new WorldId(2), "two", "a test");
        var two = cluster.On(0).GetWorld(2);
        await two.CommitAsync(Requests.Setup());
        var other = (await cluster.World(0)
            .CommitAsync(Personal("m1") with { SubjectId = new SubjectId("s-2") })).Receipt!;
        var elsewhere = (await two.CommitAsync(Personal("m1"))).Receipt!;
        await cluster.GatewayOn(0).EraseSubjectAsync(s_erase);

        AssertOpen(await FindAsync(cluster, 0, other.CommitId));
        AssertOpen((await two.GetCommitAsync(elsewhere.CommitId)).Answer!.Item);
    }

    [Fact]
    public async Task While_keys_cannot_be_had_commits_about_subjects_are_not_executed_and_others_are()
    {
        var store = new KeylessStore(new MemoryLogStore());
        await using var cluster = await StartAsync(store);
        var world = cluster.World(0, s_once);
        store.IsDown = true;
        var outcomes = (await cluster.GatewayOn(0).CommitAsync(
            Requests.Call(Requests.Move("a"), Personal("b"), Requests.Move("c")))).Outcomes;
        var preflight = await world.PreflightAsync(Personal("b"));
        var erasure = await cluster.GatewayOn(0).EraseSubjectAsync(s_erase);
        store.IsDown = false;
        var later = await world.CommitAsync(Personal("b"));

        Assert.True(outcomes[0].IsCommitted && outcomes[2].IsCommitted);
        Assert.Equal(outcomes[0].Receipt!.WorldSeqEnd.Next, outcomes[2].Receipt!.WorldSeqStart);
        Assert.Equal(ErrorCode.StorageUnavailable, outcomes[1].Rejection?.Code);
        Assert.Equal(ErrorCode.StorageUnavailable, preflight.Rejection?.Code);
        Assert.Equal(ErrorCode.StorageUnavailable, erasure.Rejection?.Code);
        Assert.False(later.Receipt?.IdempotentReplay);

        store.IsDown = true;
        Assert.Equal(
            ErrorCode.StorageUnavailable, (await world.GetCommitAsync(later.Receipt!.CommitId)).Rejection?.Code);
        Assert.NotNull((await world.GetCommitAsync(outcomes[0].Receipt!.CommitId)).Answer);
    }

    [Fact]
    public async Task A_preflight_and_a_world_that_is_not_there_make_no_key()
    {
        var store = new MemoryLogStore();
        await using var cluster = await StartAsync(store);
        Assert.NotNull((await cluster.World(0).PreflightAsync(Personal("m1"))).Report);
        var missing = await cluster.On(0).GetWorld(99).CommitAsync(Personal("m1"));
        var unerased = await cluster.On(0).GetGrain<ICommitGatewayGrain>(99).EraseSubjectAsync(s_erase);

        Assert.Equal(ErrorCode.NamespaceNotFound, missing.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, unerased.Rejection?.Code);
        Assert.Equal(0, await store.ListAsync("subjects/", default).CountAsync());
    }

    [Fact]
    public async Task A_reversal_may_be_about_a_subject_too()
    {
        await using var cluster = await StartAsync(new MemoryLogStore());
        var moved = (await cluster.World(0).CommitAsync(Personal("m1"))).Receipt!;
        var request = new ReverseRequest
        {
            CommitId = moved.CommitId,
            Reason = "why",
            ActorId = Secret,
            IdempotencyKey = "r1",
            SubjectId = s_subject,
        };
        var reversed = (await cluster.OutsideWorld().ReverseAsync(request)).Receipt!;
        Assert.Equal(Secret, (await FindAsync(cluster, 0, reversed.CommitId)).ActorId);

        await cluster.GatewayOn(0).EraseSubjectAsync(s_erase);

        Assert.Null((await FindAsync(cluster, 0, reversed.CommitId)).ActorId);
        var again = (await cluster.OutsideWorld().ReverseAsync(request)).Receipt!;
        Assert.True(again is { IdempotentReplay: true, IsErased: true });
        Assert.Equal(reversed.CommitId, again.CommitId);
    }

    [Fact]
    public async Task A_frozen_world_can_be_erased_in_and_a_deleted_one_is_not_there()
    {
        await using var cluster = await StartAsync(new MemoryLogStore());
        var receipt = (await cluster.World(0).CommitAsync(Personal("m1"))).Receipt!;
        var index = cluster.IndexOn(0);
        await index.ChangeAsync(new ChangeCall(s_one, null, null, true, true, "a test"));

        Assert.NotNull((await cluster.GatewayOn(0).EraseSubjectAsync(s_erase)).Erasure);
        AssertErased(await FindAsync(cluster, 0, receipt.CommitId));

        await index.ChangeAsync(new ChangeCall(s_one, WorldLifecycle.Deleted, null, null, null, "a test"));
        var reply = await cluster.GatewayOn(0).EraseSubjectAsync(s_erase);
        Assert.Equal(ErrorCode.NamespaceNotFound, reply.Rejection?.Code);
    }

    [Fact]
    public async Task The_world_takes_no_commit_about_a_subject_that_is_not_sealed()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(new FileLogStore(folder.Path));
        await Assert.ThrowsAsync<ArgumentException>(
            () => cluster.Writer(1).CommitAsync(Requests.Call(Personal("m1"))));
        await Assert.ThrowsAsync<ArgumentException>(
            () => cluster.Writer(1).PreflightAsync(Requests.Call(Personal("m1"))));

        Assert.Empty(FilesWith(folder.Path, Secret));
        Assert.True((await cluster.World(0).CommitAsync(Personal("m1"))).IsCommitted);
    }

    [Fact]
    public async Task Many_subjects_of_one_call_keep_their_order()
    {
        await using var cluster = await StartAsync(new MemoryLogStore());
        CommitRequest[] requests =
        [
            .. Enumerable.Range(0, 100)
                .Select(n => Personal($"m{n}") with { SubjectId = n % 3 == 0 ? null : new SubjectId($"s-{n % 50}") }),
        ];
        var outcomes = (await cluster.GatewayOn(0).CommitAsync(Requests.Call(requests))).Outcomes;

        for (var n = 1; n < outcomes.Length; n++)
            Assert.Equal(outcomes[n - 1].Receipt!.WorldSeqEnd.Next, outcomes[n].Receipt!.WorldSeqStart);
        var world = cluster.World(0);
        await world.GetFreshnessAsync();
        var page = (await world.ListCommitsAsync(outcomes[0].Receipt!.WorldSeqStart, limit: 100)).Answer!;
        Assert.Equal(100, page.Commits.Length);
        Assert.All(page.Commits, item => Assert.Equal(Secret, item.ActorId));
    }

    private static async Task<WorldCluster> StartAsync(ILogStore store, short silos = 1)
    {
        // Without an age every silo looks at once: what an age means is the cache's own test.
        var cluster = await WorldCluster.StartAsync(store, silos, options => options.SubjectKeyAgeMax = TimeSpan.Zero);
        Assert.True((await cluster.World(0).CommitAsync(Requests.Setup())).IsCommitted);
        return cluster;
    }

    private static CommitRequest Personal(string key, long gold = 1) => Requests.Move(key, gold) with
    {
        SubjectId = s_subject,
        ActorId = Secret,
        Metadata = new JsonText(Encoding.UTF8.GetBytes($$"""{"name":"{{Secret}}"}""")),
        Origin = new JsonText(Encoding.UTF8.GetBytes($$"""{"device":"{{Secret}}"}""")),
    };

    private static async Task<CommitItem> FindAsync(WorldCluster cluster, int silo, CommitId id)
    {
        var outcome = await cluster.ProjectionOn(silo).QueryAsync(
            new QueryCall(new WorldQuery.Commit(id), id.WorldSeqStart));
        return ((CommitView)outcome.Outcome.Answer!).Item;
    }

    private static async Task<CommitItem> FollowAsync(WorldCluster cluster, int silo, CommitReceipt receipt)
    {
        await foreach (var commit in cluster.World(silo).FollowAsync(receipt.WorldSeqStart)) return commit.Item;
        throw new InvalidOperationException("The world has no such commit.");
    }

    private static void AssertOpen(CommitItem item)
    {
        Assert.Equal(Secret, item.ActorId);
        Assert.Equal($$"""{"name":"{{Secret}}"}""", item.Metadata!.ToString());
        Assert.Equal($$"""{"device":"{{Secret}}"}""", item.Origin!.ToString());
        Assert.False(item.IsErased);
        Assert.NotNull(item.SubjectId);
    }

    private static void AssertErased(CommitItem item)
    {
        Assert.True(item.IsErased);
        Assert.Equal(s_subject, item.SubjectId);
        Assert.True(item is { ActorId: null, Metadata: null, Origin: null });
        Assert.Single(item.Operations);
    }

    private static async Task<WorldEngine> ReplayAsync(ILogStore store)
    {
        var engine = new WorldEngine(s_one);
        await foreach (var frame in new WorldLogReader(store, s_one).ReadAsync(new BatchNumber(1), default))
            engine.Replay(frame.Header, frame.Payload.Span);
        return engine;
    }

    private static string[] FilesWith(string folder, string text) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0),
    ];
}
