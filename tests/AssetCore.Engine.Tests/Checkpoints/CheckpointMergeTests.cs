using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Tests.Replay;
using AssetCore.Engine.Tests.Reversals;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Testing.Generators;
using CsCheck;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Checkpoints;

/// <summary>The merge writes what a state in memory would write.</summary>
public sealed class CheckpointMergeTests
{
    [Fact]
    public void A_merge_equals_the_checkpoint_of_the_state_after_any_history() => Gen
        .Select(Gen.ULong, Gen.Long[0, 1], Gen.Int[1, 40])
        .Sample(
            (seed, age, step) =>
            {
                var world = ReplayLog.Live(seed, 400, age * 30);
                AssertMergesEqual(world.Log, step);
                return true;
            },
            iter: 10);

    [Fact]
    public void A_merge_equals_the_checkpoint_of_a_world_of_reversals() => WorldTapes.Tape.Sample(
        tape => AssertMergesEqual(ReversalCheckpointTests.Lived(new TapeChoices(tape)).Log, 5), iter: 15);

    [Fact]
    public void A_large_tail_comes_in_pieces_and_is_the_same()
    {
        var world = new WrittenWorld();
        for (var i = 0; i < 5; i++)
            world.Commit([.. Enumerable.Range(0, 2_000).Select(n => Vault($"v{i}-{n}"))]);
        for (var i = 0; i < 5_000; i++) world.Commit(Vault($"w{i}"));

        var whole = CheckpointFile.Merge(null, world.Log);
        Assert.InRange(whole.Pieces, 8, 100);
        AssertMergesEqual(world.Log, 1_000);
    }

    [Fact]
    public void A_tail_under_changing_limits_forgets_what_the_writer_forgets()
    {
        var world = new WrittenWorld(idempotencyKeysMax: 8);
        for (var i = 0; i < 12; i++) world.Commit(Vault($"a{i}"));
        Limit(world, keysMax: 3, ageMax: 0);
        for (var i = 0; i < 2; i++) world.Commit(Vault($"b{i}"));
        Limit(world, keysMax: 50, ageMax: 0);
        for (var i = 0; i < 9; i++) world.Commit(Vault($"c{i}"));
        Limit(world, keysMax: 50, ageMax: 4);
        world.Commit(Vault("d"));
        Limit(world, keysMax: 1, ageMax: 0);
        for (var step = 1; step <= world.Log.Count; step++) AssertMergesEqual(world.Log, step);
    }

    [Fact]
    public void A_checkpoint_carries_when_and_why_the_world_was_changed_last()
    {
        var world = new WrittenWorld();
        Assert.Equal(new StateChange(1_000, "genesis"), CheckpointFile.Merge(null, world.Log).RestoreReplica().Change);
        var first = CheckpointFile.Merge(null, world.Log);
        Limit(world, keysMax: 7, ageMax: 0);
        world.Commit(Vault("v"));
        var second = CheckpointFile.Merge(first, world.Log.Skip(1));
        Assert.Equal(new StateChange(2_000, "limits"), second.RestoreReplica().Change);
        world.Commit(Vault("w"));
        var third = CheckpointFile.Merge(second, world.Log.Skip(3));
        Assert.Equal(new StateChange(2_000, "limits"), third.RestoreReplica().Change);
    }

    [Fact]
    public void A_tail_that_does_not_come_to_its_state_hash_is_refused()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"), Class("gold"), Add("gold", "5", InVault("v")));
        var before = CheckpointFile.Merge(null, world.Log);
        world.Commit(Add("gold", "1", InVault("v")));
        var (header, payload) = world.Log[^1];
        var wrong = header with { StateHash = header.StateHash + new Hash128(1) };
        Assert.Throws<ReplayMismatchException>(() => CheckpointFile.Merge(before, [(wrong, payload)]));
    }

    [Fact]
    public void A_tail_that_does_not_follow_is_refused()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"));
        world.Commit(Vault("w"));
        var before = CheckpointFile.Merge(null, world.Log.Take(1));
        Assert.Throws<ReplayMismatchException>(() => CheckpointFile.Merge(before, world.Log.Skip(2)));
    }

    // After every so many batches: the merge onto the merge before, and onto nothing, against the writer's own state.
    private static void AssertMergesEqual(IReadOnlyList<(FrameHeader Header, byte[] Payload)> log, int step)
    {
        var engine = new WorldEngine(new WorldId(1));
        StateChange? change = null;
        CheckpointFile? before = null;
        for (var at = 0; at < log.Count; at += step)
        {
            var part = log.Skip(at).Take(step).ToList();
            foreach (var (header, payload) in part)
            {
                engine.Replay(header, payload);
                change = StateChange.LastOf(header, payload) ?? change;
            }

            before = CheckpointFile.Merge(before, part);
            Assert.Equal(CheckpointFile.Of(engine, change).Chunks, before.Chunks);
        }

        Assert.Equal(before!.Chunks, CheckpointFile.Merge(null, log).Chunks);
        var restored = before.RestoreEngine();
        Assert.Equal(engine.StateHash, restored.StateHash);
        Assert.Equal(before.Chunks, CheckpointFile.Of(restored, change).Chunks);
    }

    private static void Limit(WrittenWorld world, long keysMax, long ageMax)
    {
        var row = world.State.World! with { IdempotencyKeysMax = keysMax, IdempotencyAgeMax = ageMax };
        world.Engine.BeginBatch(2_000);
        world.Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "limits" });
        world.Seal();
    }
}
