using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Tests.Stores;

public sealed class BlobNameTests
{
    private static readonly WorldId World = new(7);

    private delegate bool Parser(BlobName name, WorldId world, out BatchNumber batch);

    [Fact]
    public void Names_stand_where_the_layout_says()
    {
        var batch = new BatchNumber(42);
        Assert.Equal("worlds/7/manifest", BlobName.Manifest(World).Value);
        Assert.Equal("worlds/7/log/00000000000000000042.seg", BlobName.Segment(World, batch).Value);
        Assert.Equal("worlds/7/log/00000000000000000042.pack", BlobName.Pack(World, batch).Value);
        Assert.Equal("worlds/7/index/00000000000000000042.idx", BlobName.Index(World, batch).Value);
        Assert.Equal("worlds/7/checkpoints/00000000000000000042.ckpt", BlobName.Checkpoint(World, batch).Value);
    }

    [Fact]
    public void Every_name_is_read_by_its_own_parser_in_its_own_world_and_by_no_other()
    {
        var kinds = new (Func<WorldId, BatchNumber, BlobName> Make, Parser Parse)[]
        {
            (BlobName.Segment, BlobName.TryParseSegment),
            (BlobName.Pack, BlobName.TryParsePack),
            (BlobName.Index, BlobName.TryParseIndex),
            (BlobName.Checkpoint, BlobName.TryParseCheckpoint),
        };
        foreach (var made in kinds)
        {
            var name = made.Make(World, new BatchNumber(long.MaxValue));
            foreach (var read in kinds)
            {
                Assert.Equal(made == read, read.Parse(name, World, out var batch));
                if (made == read) Assert.Equal(long.MaxValue, batch.Value);
                Assert.False(read.Parse(name, new WorldId(70), out _));
            }
        }
    }

    [Fact]
    public void Indexes_of_several_versions_stand_side_by_side_and_none_is_taken_for_another()
    {
        var batch = new BatchNumber(42);
        var (first, second) = (BlobName.Index(World, batch, 1), BlobName.Index(World, batch, 2));
        Assert.Equal(first, BlobName.Index(World, batch));
        Assert.Equal("worlds/7/index/00000000000000000042.v2.idx", second.Value);
        Assert.True(BlobName.TryParseIndex(first, World, out _));
        Assert.False(BlobName.IsIndexOfOtherVersion(first, World));
        Assert.False(BlobName.TryParseIndex(second, World, out _));
        Assert.True(BlobName.IsIndexOfOtherVersion(second, World));
        Assert.False(BlobName.IsIndexOfOtherVersion(new BlobName("worlds/7/index/42.v2.idx"), World));
    }

    [Theory]
    [InlineData("worlds/7/log/42.seg")]
    [InlineData("worlds/7/log/0000000000000000004x.seg")]
    [InlineData("worlds/7/log/99999999999999999999.seg")]
    [InlineData("worlds/7/log/00000000000000000042.seg.seg")]
    [InlineData("worlds/7/00000000000000000042.seg")]
    [InlineData("worlds/7/manifest")]
    public void Other_names_are_no_segments(string name)
    {
        Assert.False(BlobName.TryParseSegment(new BlobName(name), World, out var batch));
        Assert.Equal(BatchNumber.None, batch);
    }
}
