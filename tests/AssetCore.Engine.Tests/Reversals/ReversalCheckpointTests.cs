using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Tests.Checkpoints;
using AssetCore.Ids;
using AssetCore.Testing.Generators;
using CsCheck;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Reversals;

/// <summary>Checkpoints of worlds in which containers and classes have vanished and come back.</summary>
public sealed class ReversalCheckpointTests
{
    [Fact]
    public void A_world_of_reversals_comes_back_from_its_checkpoint_and_lives_on() => WorldTapes.Tape.Sample(
        tape =>
        {
            var world = Lived(new TapeChoices(tape));
            var state = new WorldState();
            foreach (var (header, payload) in world.Log)
            {
                Replayer.Apply(state, header, payload);
                if (header.Batch.Value % 7 == 0) state = RoundTrip(state);
                Assert.Equal(header.StateHash, state.StateHash);
            }

            Assert.Equal(StateRows.Of(world.State), StateRows.Of(state));
            Assert.Equal(StateText.Of(world.State), StateText.Of(state));
            Assert.Equal(CheckpointFile.Of(world.State).Chunks, CheckpointFile.Of(state).Chunks);
        },
        iter: 30);

    [Fact]
    public void A_container_that_came_back_keeps_its_id_beside_one_that_is_gone()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"));
        var removed = world.Commit(Remove("v"));
        var created = world.Commit(Vault("v"));
        world.Reverse(created.CommitId);
        world.Reverse(removed.CommitId);

        var read = RoundTrip(world.State);

        Assert.Equal(world.State.StateHash, read.StateHash);
        Assert.True(read.Containers.TryFind(new ContainerId("v"), out var index));
        Assert.Equal(0, index.Value);
        Assert.Equal("v", read.Containers[new Format.Events.ContainerIndex(1)].Name);
    }

    internal static WrittenWorld Lived(TapeChoices choices)
    {
        var dense = new DenseWorld(choices, expires: true);
        dense.Furnish();
        var commits = new List<CommitId>();
        while (!choices.HasEnded)
        {
            if (dense.CommitSomething().Receipt is { } receipt) commits.Add(receipt.CommitId);
            if (commits.Count > 0 && choices.Below(4) == 0) dense.World.TryReverse(choices.Pick(commits));
        }

        return dense.World;
    }

    private static WorldState RoundTrip(WorldState state) => CheckpointFile.Of(state).RestoreReplica().State;
}
