using AssetCore.Format.Sealing;
using AssetCore.Ids;
using static AssetCore.Format.Tests.Sealing.SubjectKeys;

namespace AssetCore.Format.Tests.Sealing;

/// <summary>The file of a key is whole and its own subject's, or refused.</summary>
public sealed class SubjectKeyFileTests
{
    private static readonly SubjectKeyFile s_live = new(3, 1_700_000_000_000, WorldSeq.None, Key());
    private static readonly SubjectKeyFile s_destroyed = new(3, 1_700_000_000_000, new WorldSeq(99), null);

    [Fact]
    public void A_file_is_read_as_what_it_was_written_as()
    {
        var live = SubjectKeyFile.Decode(s_live.Encode(World, Subject), World, Subject);
        Assert.Equal(s_live with { Key = null }, live with { Key = null });
        Assert.Equal(s_live.Key!.Root, live.Key!.Root);
        Assert.Equal(s_live.Key.Id, live.Key.Id);
        Assert.Equal(s_destroyed, SubjectKeyFile.Decode(s_destroyed.Encode(World, Subject), World, Subject));
    }

    [Fact]
    public void A_destroyed_key_is_nowhere_in_its_file_and_takes_the_same_place()
    {
        var (live, destroyed) = (s_live.Encode(World, Subject), s_destroyed.Encode(World, Subject));
        Assert.Equal(SubjectKeyFile.Bytes, live.Length);
        Assert.Equal(SubjectKeyFile.Bytes, destroyed.Length);
        Assert.True(live.AsSpan().IndexOf(Key().Root) > 0);
        Assert.Equal(-1, destroyed.AsSpan().IndexOf(Key().Root[..8]));
    }

    [Fact]
    public void Every_bit_of_a_file_counts()
    {
        var bytes = s_live.Encode(World, Subject);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var damaged = bytes.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<FormatFaultException>(() => SubjectKeyFile.Decode(damaged, World, Subject));
        }
    }

    [Fact]
    public void The_file_of_another_subject_world_or_length_is_refused()
    {
        var bytes = s_live.Encode(World, Subject);
        Assert.Throws<FormatFaultException>(() => SubjectKeyFile.Decode(bytes, World, new SubjectId("s-2")));
        Assert.Throws<FormatFaultException>(() => SubjectKeyFile.Decode(bytes, new WorldId(8), Subject));
        Assert.Throws<FormatFaultException>(() => SubjectKeyFile.Decode(bytes.AsSpan(1), World, Subject));
        Assert.Throws<FormatFaultException>(() => SubjectKeyFile.Decode(default, World, Subject));
    }
}
