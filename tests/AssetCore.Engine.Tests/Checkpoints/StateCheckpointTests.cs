using AssetCore.Engine.Queries;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Tests.Reference;
using AssetCore.Engine.Tests.Replay;
using AssetCore.Format;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Checkpoints;

/// <summary>A state as the contents of a checkpoint, and back: <c>docs/formats/checkpoint.md</c>.</summary>
public sealed class StateCheckpointTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_state_comes_back_with_everything_that_reads_show(ulong seed)
    {
        var state = ReplayLog.Live(seed).State;
        var copy = CheckpointFile.Of(state).RestoreReplica().State;
        Assert.Equal((state.StateHash, state.ContentHash), (copy.StateHash, copy.ContentHash));
        Assert.Equal((state.Head, state.Batch, state.TimeMs), (copy.Head, copy.Batch, copy.TimeMs));
        Assert.Equal("", EngineDump.Of(state).DifferenceTo(EngineDump.Of(copy)));
    }

    [Fact]
    public void Equal_states_have_equal_contents_whatever_they_went_through()
    {
        var world = ReplayLog.Live(7);
        var replica = new WorldState();
        foreach (var (header, payload) in world.Log)
        {
            Replayer.Apply(replica, header, payload);
            Replayer.Apply(replica, header, payload);
        }

        var file = CheckpointFile.Of(world.State);
        Assert.Equal(file.Chunks, CheckpointFile.Of(replica).Chunks);
        Assert.Equal(file.Chunks, CheckpointFile.Of(replica.Clone()).Chunks);
        Assert.Equal(file.Chunks, CheckpointFile.Of(file.RestoreReplica().State).Chunks);
    }

    [Fact]
    public void What_is_gone_keeps_its_name_and_scale_for_histories()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Vault("vault", 1000));
        world.Commit(new RemoveContainer(new("vault"), true));
        var names = new StateNames(CheckpointFile.Of(world.State).RestoreReplica().State);
        Assert.Equal("vault", names.ContainerName(new ContainerIndex(0)));
        Assert.Equal(1000, names.BalanceScale(new ContainerIndex(0))!.Value.UnitsPerOne);
    }

    [Fact]
    public void A_replica_goes_on_from_a_checkpoint()
    {
        var world = ReplayLog.Live(9);
        var half = world.Log.Count / 2;
        var replica = new WorldState();
        foreach (var (header, payload) in world.Log.Take(half)) Replayer.Apply(replica, header, payload);
        var later = CheckpointFile.Of(replica).RestoreReplica().State;
        foreach (var (header, payload) in world.Log.Skip(half)) Replayer.Apply(later, header, payload);
        Assert.Equal(world.State.StateHash, later.StateHash);
    }

    [Fact]
    public void A_writer_goes_on_from_a_checkpoint_and_still_knows_its_keys()
    {
        var world = new WrittenWorld();
        var once = WrittenWorld.Prepare("once", Ops.Vault("vault"));
        var receipt = world.Send(once).Receipt!;

        var engine = CheckpointFile.Of(world.Engine, null).RestoreEngine();
        engine.BeginBatch(3_000);
        var again = engine.Execute(once);

        Assert.True(again.Receipt!.IdempotentReplay);
        Assert.Equal(receipt.CommitId, again.Receipt!.CommitId);
    }

    [Fact]
    public void A_state_without_keys_expires_every_key_that_was_sent_before()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Vault("vault"));
        var engine = CheckpointFile.Of(world.State).RestoreEngine();
        engine.BeginBatch(3_000);
        Assert.Equal(world.Engine.Head, engine.Keys.ForgottenThrough);
    }

    [Fact]
    public void A_checkpoint_of_which_a_row_is_missing_or_changed_is_refused()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Vault("vault"), Ops.Class("gold"), Ops.Add("gold", "5", Ops.InVault("vault")));
        var file = CheckpointFile.Of(world.Engine, null);
        for (var at = 0; at < file.Chunks.Count; at++)
        {
            List<byte[]> without = [.. file.Chunks[..at], .. file.Chunks[(at + 1)..]];
            var damaged = new CheckpointFile(file.Head, without);
            Assert.ThrowsAny<Exception>(() => damaged.Restore(withKeys: true));
        }

        var wrong = file.Head with { StateHash = file.Head.StateHash + new Hashes.Hash128(1) };
        Assert.Throws<FormatFaultException>(() => new CheckpointFile(wrong, file.Chunks).Restore(withKeys: true));
    }
}
