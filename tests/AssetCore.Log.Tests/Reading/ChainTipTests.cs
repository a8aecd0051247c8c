using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Log.Tests.Reading;

/// <summary>Each rule of the chain by itself: <c>docs/formats/frame.md</c>, "The chain".</summary>
public sealed class ChainTipTests
{
    private static readonly WorldId World = new(3);
    private static readonly Hash256 Hash = FrameHash.Of(new byte[FrameHeader.Bytes]);
    private static readonly ChainTip Tip = ChainTip.Of(Before(), Hash);

    public static TheoryData<string, FrameHeader> FaultyBatches => new()
    {
        { "world", Batch() with { World = new WorldId(4) } },
        { "previous hash", Batch() with { PreviousHash = Hash256.Zero } },
        { "batch", Batch() with { Batch = new BatchNumber(12) } },
        { "batch", Batch() with { Batch = new BatchNumber(10) } },
        { "world_seq", Batch() with { FirstWorldSeq = new WorldSeq(102) } },
        { "world_seq", Batch() with { FirstWorldSeq = new WorldSeq(100) } },
        { "time", Batch() with { TimeMs = 999 } },
        { "epoch", Batch() with { Epoch = new Epoch(4), Flags = FrameFlags.StartsEpoch } },
        { "begins twice", Batch() with { Flags = FrameFlags.StartsEpoch } },
        { "without saying so", Batch() with { Epoch = new Epoch(6), Nonce = new WriterNonce(8) } },
        { "another writer", Batch() with { Nonce = new WriterNonce(8) } },
    };

    public static TheoryData<string, FrameHeader> FaultySeals => new()
    {
        { "previous hash", Seal() with { PreviousHash = Hash256.Zero } },
        { "seal of batch", Seal() with { Batch = new BatchNumber(11) } },
        { "world_seq", Seal() with { LastWorldSeq = new WorldSeq(101) } },
        { "time", Seal() with { TimeMs = 1001 } },
        { "state hash", Seal() with { StateHash = Hash128.Zero } },
        { "another writer", Seal() with { Nonce = new WriterNonce(8) } },
    };

    [Fact]
    public void The_next_batch_and_a_seal_fit()
    {
        Assert.Null(Tip.FaultOf(World, Batch()));
        Assert.Null(Tip.FaultOf(World, Seal()));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void A_higher_epoch_that_says_so_fits(long epoch)
    {
        var batch = Batch() with
        {
            Epoch = new Epoch(epoch),
            Flags = FrameFlags.StartsEpoch,
            Nonce = new WriterNonce(8),
        };
        Assert.Null(Tip.FaultOf(World, batch));
    }

    [Theory]
    [MemberData(nameof(FaultyBatches))]
    [MemberData(nameof(FaultySeals))]
    public void What_does_not_fit_is_named(string named, FrameHeader next)
    {
        Assert.Contains(named, Tip.FaultOf(World, next), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_known_only_the_world_is_checked()
    {
        Assert.Null(ChainTip.Unknown.FaultOf(World, Batch()));
        Assert.NotNull(ChainTip.Unknown.FaultOf(new WorldId(4), Batch()));
    }

    private static FrameHeader Before() => new()
    {
        Kind = FrameKind.Batch,
        World = World,
        Epoch = new Epoch(5),
        Nonce = new WriterNonce(7),
        Batch = new BatchNumber(10),
        FirstWorldSeq = new WorldSeq(90),
        LastWorldSeq = new WorldSeq(100),
        CommitCount = 1,
        TimeMs = 1000,
        StateHash = new Hash128(1),
    };

    private static FrameHeader Batch() => Before() with
    {
        Batch = new BatchNumber(11),
        FirstWorldSeq = new WorldSeq(101),
        LastWorldSeq = new WorldSeq(101),
        PreviousHash = Hash,
        StateHash = new Hash128(2),
    };

    private static FrameHeader Seal() => Before() with
    {
        Kind = FrameKind.Seal,
        FirstWorldSeq = new WorldSeq(100),
        CommitCount = 0,
        PreviousHash = Hash,
    };
}
