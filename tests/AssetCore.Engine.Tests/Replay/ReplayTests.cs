using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Testing.Generators;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Replay;

public sealed class ReplayTests
{
    [Fact]
    public void Replay_equals_the_live_world_after_every_batch()
    {
        var world = Lively();
        var engine = new WorldEngine(WrittenWorld.Id);
        var replica = new WorldState();
        foreach (var (header, payload) in world.Log)
        {
            engine.Replay(header, payload);
            Replayer.Apply(replica, header, payload);
            Assert.Equal(header.StateHash, engine.StateHash);
            Assert.Equal(header.StateHash, replica.StateHash);
            Assert.Equal(
                (header.LastWorldSeq, header.Batch, header.TimeMs), (replica.Head, replica.Batch, replica.TimeMs));
        }

        Assert.Equal(world.State.ContentHash, replica.ContentHash);
        Assert.Equal(world.State.Counters, replica.Counters);
        AssertSameReads(world.State, replica);
    }

    [Fact]
    public void A_batch_that_is_applied_twice_changes_nothing()
    {
        var world = Lively();
        var replica = new WorldState();
        foreach (var (header, payload) in world.Log)
        {
            Replayer.Apply(replica, header, payload);
            var once = replica.Clone();
            Replayer.Apply(replica, header, payload);
            Assert.Equal(
                (once.StateHash, once.ContentHash, once.Counters),
                (replica.StateHash, replica.ContentHash, replica.Counters));
            AssertSameReads(once, replica);
        }
    }

    [Fact]
    public void A_copy_and_its_original_go_their_own_ways()
    {
        var world = Lively();
        var half = world.Log.Count / 2;
        var first = new WorldState();
        foreach (var (header, payload) in world.Log.Take(half)) Replayer.Apply(first, header, payload);
        var (hash, copy) = (first.StateHash, first.Clone());
        foreach (var (header, payload) in world.Log.Skip(half)) Replayer.Apply(copy, header, payload);
        Assert.Equal(hash, first.StateHash);
        Assert.Equal(world.State.StateHash, copy.StateHash);
        foreach (var (header, payload) in world.Log.Skip(half)) Replayer.Apply(first, header, payload);
        AssertSameReads(first, copy);
    }

    [Fact]
    public void Swaps_and_chains_of_moves_survive_a_second_application()
    {
        var world = new WrittenWorld();
        world.Commit(
            Slots("s", 3),
            Grid("g", 6, 3),
            Class("c"),
            Shape("c", 2, 1),
            Mint("c", Slot("s", 1)),
            Mint("c", Slot("s", 2)));
        world.Commit(
            Swap("s", 1, 2),
            MoveTo(1, Slot("s", 3)),
            MoveTo(2, Slot("s", 2)),
            Add("c", "1", Cell("g", 1)),
            Move("c", "1", Cell("g", 1), Cell("g", 2)),
            MoveTo(2, Cell("g", 4)),
            Move("c", "1", Cell("g", 2), Cell("g", 1)),
            Remove("s"),
            Slots("s", 1),
            MoveTo(2, Slot("s", 1)),
            Add("c", "2", Cell("g", 4)));
        var replica = world.Replicate();
        var (header, payload) = world.Log[^1];
        Replayer.Apply(replica, header, payload);
        Replayer.Apply(replica, header, payload);
        Assert.Equal(world.State.StateHash, replica.StateHash);
        AssertSameReads(world.State, replica);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("batch")]
    [InlineData("sequence")]
    [InlineData("count")]
    [InlineData("last")]
    [InlineData("world")]
    [InlineData("time")]
    [InlineData("kind")]
    public void Recovery_stops_at_a_header_that_does_not_fit(string what)
    {
        var world = Lively();
        var engine = new WorldEngine(WrittenWorld.Id);
        engine.Replay(world.Log[0].Header, world.Log[0].Payload);
        var (header, payload) = world.Log[1];
        var wrong = what switch
        {
            "hash" => header with { StateHash = header.StateHash + new Hash128(1) },
            "batch" => header with { Batch = header.Batch.Next },
            "sequence" => header with { FirstWorldSeq = header.FirstWorldSeq.Next },
            "count" => header with { CommitCount = header.CommitCount + 1 },
            "last" => header with { LastWorldSeq = header.LastWorldSeq.Next },
            "world" => header with { World = new WorldId(2) },
            "time" => header with { TimeMs = 1 },
            _ => header with { Kind = FrameKind.Seal },
        };
        Assert.Throws<ReplayMismatchException>(() => engine.Replay(wrong, payload));
        Assert.Throws<InvalidOperationException>(() => engine.BeginBatch(1));
        Assert.Throws<InvalidOperationException>(() => engine.Replay(header, payload));
    }

    [Fact]
    public void Recovery_stops_at_the_first_event_whose_row_before_is_not_there()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"), Class("gold"), Add("gold", "5", InVault("v")));
        var other = new WrittenWorld();
        other.Commit(Vault("v"), Class("gold"), Add("gold", "6", InVault("v")));
        world.Commit(Vault("w"), Add("gold", "1", InVault("v")));

        var engine = other.Recover();
        var (header, payload) = world.Log[^1];
        var mismatch = Assert.Throws<ReplayMismatchException>(() => engine.Replay(header, payload));
        Assert.Equal(header.FirstWorldSeq.Next, mismatch.WorldSeq);
        Assert.Contains("balance", mismatch.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_hash_does_not_depend_on_the_order_in_which_the_same_content_came_about()
    {
        Operation[] parts = [Vault("a"), Vault("b"), Class("x"), Class("y"), Slots("s", 2), Grid("g", 4, 2)];
        Operation[] contents = [Add("x", "1", InVault("a")), Add("y", "2", InVault("a"), key: 3), Add(
            "x", "4", InVault("b"))];
        var (one, other) = (new WrittenWorld(), new WrittenWorld());
        one.Commit(parts);
        one.Commit(contents);
        Array.Reverse(parts);
        Array.Reverse(contents);
        other.Commit(parts);
        other.Commit(contents);
        Assert.Equal(one.State.ContentHash, other.State.ContentHash);
        Assert.NotEqual(one.State.StateHash, other.State.StateHash);
        other.Commit(Take("x", "1", InVault("a")));
        Assert.NotEqual(one.State.ContentHash, other.State.ContentHash);
        other.Commit(Add("x", "1", InVault("a")));
        Assert.Equal(one.State.ContentHash, other.State.ContentHash);
    }

    private static void AssertSameReads(WorldState expected, WorldState found) =>
        Assert.Equal(StateText.Of(expected), StateText.Of(found));

    // Commits of every kind, several to a batch, refused ones among them.
    private static WrittenWorld Lively()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"),
            Vault("b", policies: Policies(floor: "-100")),
            Slots("s", 6),
            Grid("g", 30, 6),
            Grid("h", 12, null),
            Class("gold"),
            Class("box", stackMax: "50"),
            Shape("gold", 1, 1),
            Shape("box", 2, 1),
            Line("l"),
            Plane("p"),
            Span("gold", 300),
            Rectangle("box", 400, 300),
            Mint("box", Slot("s", 1)),
            Mint("box"));
        var choices = new SeededChoices(5);
        for (var batch = 0; batch < 120; batch++)
        {
            world.Engine.BeginBatch(2_000 + batch);
            for (var i = 0; i < 10; i++)
                world.Engine.Execute(
                    world.Prepare([.. Enumerable.Range(0, 1 + choices.Below(3)).Select(_ => DrawAny(choices))]));
            if (world.Engine.HasCommits) world.Seal();
            else world.Engine.Accept();
        }

        return world;
    }

    private static Operation DrawAny(SeededChoices choices) =>
        choices.Below(2) == 0 ? Draw(choices) : DrawWider(choices);

    // Ids from small ranges, so that operations meet what earlier ones left.
    private static Operation DrawWider(SeededChoices choices)
    {
        long Instance() => 1 + choices.Below(12);
        long Cell() => 1 + choices.Below(30);
        var hold = $"h{choices.Below(6)}";
        var vault = choices.Below(2) == 0 ? "a" : "b";
        var quantity = $"{1 + choices.Below(5)}";
        return choices.Below(18) switch
        {
            0 or 1 => Hold(hold, vault, "gold", quantity, untilMs: 2_000 + choices.Below(200)),
            2 => Hold(hold, vault, "gold", quantity, untilWorldSeq: choices.Below(2_000)),
            3 => Capture(hold, vault, choices.Below(2) == 0 ? null : "1"),
            4 => Release(hold),
            5 or 6 => Attach(Instance(), Instance()),
            7 => Detach(Instance()),
            8 => Unplace(Instance()),
            9 => Burn(Instance()),
            10 => Split("g", Cell(), quantity, choices.Below(3) == 0 ? Ops.Cell("h", 1) : Ops.Cell("g", Cell())),
            11 => Merge("g", Cell(), Cell()),
            12 => Consolidate("g", choices.Below(2) == 0 ? "gold" : "box"),
            13 => Restrict("b", Policies(floor: $"-{50 + choices.Below(60)}")),
            14 => Own(choices.Below(2) == 0 ? "s" : "h", choices.Below(4) is > 0 and var owner ? (uint)owner : null),
            15 => Mint("gold", At("l", choices.Below(10_000))),
            16 => MoveTo(Instance(), At("p", choices.Below(10_000), choices.Below(10_000), choices.Below(360_000))),
            _ => Span("gold", 300, (uint)choices.Below(4)),
        };
    }

    private static Operation Draw(SeededChoices choices)
    {
        var quantity = $"{1 + choices.Below(9)}";
        var key = choices.Below(3) == 0 ? (uint?)choices.Below(3) : null;
        Location Place() => choices.Below(4) switch
        {
            0 => InVault(choices.Below(2) == 0 ? "a" : "b"),
            1 => Cell("h", 1 + choices.Below(12)),
            _ => Cell("g", 1 + choices.Below(30), (Containers.Rotation)choices.Below(4)),
        };
        Location Spot() => choices.Below(2) == 0 ? Slot("s", 1 + choices.Below(6)) : Cell("g", 1 + choices.Below(30));
        return choices.Below(12) switch
        {
            0 => Mint("box", choices.Below(2) == 0 ? null : Spot(), key),
            1 or 2 => MoveTo(1 + choices.Below(6), Spot()),
            3 => Swap("s", 1 + choices.Below(6), 1 + choices.Below(6)),
            4 => Transfer("b", "a", "gold", quantity, key),
            5 or 6 => Add(choices.Below(2) == 0 ? "gold" : "box", quantity, Place(), key),
            7 => Take(choices.Below(2) == 0 ? "gold" : "box", quantity, Place(), key),
            8 => choices.Below(6) == 0 ? Remove("h") : Grid("h", 12, null),
            9 => choices.Below(9) == 0 ? Remove("s") : Slots("s", 6),
            _ => Move(choices.Below(2) == 0 ? "gold" : "box", quantity, Place(), Place(), key),
        };
    }
}
