using System.Buffers;
using AssetCore.Engine.Queries;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Tests.Reference;
using AssetCore.Format;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Replay;

/// <summary>A state as an image: <c>docs/formats/image.md</c>.</summary>
public sealed class StateImageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_state_comes_back_from_its_image_with_everything_that_reads_show(ulong seed)
    {
        var state = ReplayLog.Live(seed).State;
        var copy = StateImage.Read(ImageOf(state));
        Assert.Equal((state.StateHash, state.ContentHash), (copy.StateHash, copy.ContentHash));
        Assert.Equal((state.Head, state.Batch, state.TimeMs), (copy.Head, copy.Batch, copy.TimeMs));
        Assert.Equal("", EngineDump.Of(state).DifferenceTo(EngineDump.Of(copy)));
    }

    [Fact]
    public void Equal_states_have_equal_images_whatever_they_went_through()
    {
        var world = ReplayLog.Live(7);
        var replica = new WorldState();
        foreach (var (header, payload) in world.Log)
        {
            Replayer.Apply(replica, header, payload);
            Replayer.Apply(replica, header, payload);
        }

        var image = ImageOf(world.State);
        Assert.Equal(image, ImageOf(replica));
        Assert.Equal(image, ImageOf(replica.Clone()));
        Assert.Equal(image, ImageOf(StateImage.Read(image)));
    }

    [Fact]
    public void What_is_gone_keeps_its_name_and_scale_for_histories()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Vault("vault", 1000));
        world.Commit(new RemoveContainer(new("vault"), true));
        var names = new StateNames(StateImage.Read(ImageOf(world.State)));
        Assert.Equal("vault", names.ContainerName(new ContainerIndex(0)));
        Assert.Equal(1000, names.BalanceScale(new ContainerIndex(0))!.Value.UnitsPerOne);
    }

    [Fact]
    public void A_replica_goes_on_from_an_image()
    {
        var world = ReplayLog.Live(9);
        var half = world.Log.Count / 2;
        var replica = new WorldState();
        foreach (var (header, payload) in world.Log.Take(half)) Replayer.Apply(replica, header, payload);
        var later = StateImage.Read(ImageOf(replica));
        foreach (var (header, payload) in world.Log.Skip(half)) Replayer.Apply(later, header, payload);
        Assert.Equal(world.State.StateHash, later.StateHash);
    }

    [Fact]
    public void No_byte_of_an_image_can_change_or_go_unnoticed()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Vault("vault"), Ops.Class("gold"), Ops.Add("gold", "5", Ops.InVault("vault")));
        var image = ImageOf(world.State);
        for (var at = 0; at < image.Length; at++)
        {
            var changed = (byte[])image.Clone();
            changed[at] ^= 1;
            Assert.Throws<FormatFaultException>(() => StateImage.Read(changed));
            Assert.Throws<FormatFaultException>(() => StateImage.Read(image.AsSpan(0, at)));
        }
    }

    private static byte[] ImageOf(WorldState state)
    {
        var bytes = new ArrayBufferWriter<byte>();
        StateImage.Write(state, bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
