using System.Security.Cryptography;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using CsCheck;

namespace AssetCore.Format.Tests.Manifests;

public sealed class ManifestCodecTests
{
    private static readonly WorldManifest s_small = new() { World = new WorldId(7) };

    [Fact]
    public void Every_manifest_is_read_back_as_what_it_was() => GenManifests.Any.Sample(manifest =>
        Assert.Equal(manifest, ManifestCodec.Decode(ManifestCodec.Encode(manifest))));

    [Fact]
    public void A_flipped_bit_anywhere_is_found() =>
        Gen.Select(GenManifests.Any, Gen.Int[0, int.MaxValue]).Sample((manifest, bit) =>
        {
            var bytes = ManifestCodec.Encode(manifest);
            bit %= bytes.Length * 8;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<FormatFaultException>(() => ManifestCodec.Decode(bytes));
        });

    [Fact]
    public void A_manifest_that_is_cut_off_or_goes_on_is_found()
    {
        var bytes = ManifestCodec.Encode(s_small);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatFaultException>(() => ManifestCodec.Decode(bytes.AsSpan(0, length)));
        Assert.Throws<FormatFaultException>(() => ManifestCodec.Decode([.. bytes, 0]));
    }

    [Fact]
    public void A_manifest_that_needs_a_newer_reader_is_refused_and_says_so()
    {
        var fault = Assert.Throws<FormatFaultException>(() => ManifestCodec.Decode(With(4, 2, 2)));
        Assert.Contains("version 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_manifest_that_names_this_version_as_a_reader_is_read() =>
        Assert.Equal(s_small, ManifestCodec.Decode(With(4, 2, 1)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_version_that_never_existed_is_refused(byte version, byte oldest) =>
        Assert.Throws<FormatFaultException>(() => ManifestCodec.Decode(With(4, version, oldest)));

    [Fact]
    public void An_optional_section_of_a_newer_version_is_passed_over_and_carried_along()
    {
        var bytes = WithSections([200, 2, 0xCA, 0xFE]);
        var manifest = ManifestCodec.Decode(bytes);
        Assert.Equal<byte>([200, 2, 0xCA, 0xFE], manifest.NewerSections);
        Assert.Equal(bytes, ManifestCodec.Encode(manifest));
    }

    [Theory]
    [InlineData("04 00", "newer format")]
    [InlineData("03 02 05 00 03 02 05 00", "follows section 3")]
    [InlineData("03 02 05 00 01 00", "follows section 3")]
    [InlineData("03 03 05 00 00", "more than it should")]
    [InlineData("03 05 05 00", "")]
    public void Sections_that_no_writer_writes_are_refused(string hex, string because)
    {
        var sections = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var fault = Assert.Throws<FormatFaultException>(() => ManifestCodec.Decode(WithSections(sections)));
        Assert.Contains(because, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_breaks_a_rule_is_not_written()
    {
        var hash = new Hash256([1, .. new byte[31]]);
        var one = new CheckpointRef(new(1), new(2), 3, hash);
        var two = new CheckpointRef(new(2), new(3), 3, hash);
        var lineage = new WorldLineage(new(3), new(2), new(1), hash, 0, "");
        WorldManifest[] faults =
        [
            s_small with { World = new(-1) },
            s_small with { Generation = 0 },
            s_small with { Epoch = new(-1) },
            s_small with { Holder = "somebody without an epoch" },
            s_small with { Bound = new(new(1), new(1), new(1), Hash256.Zero) },
            s_small with { Bound = new(new(0), new(1), new(1), hash) },
            s_small with { Checkpoints = [one, two] },
            s_small with { Checkpoints = [two, two] },
            s_small with { Checkpoints = [one with { Bytes = 0 }] },
            s_small with { Checkpoints = default },
            s_small with
            {
                Checkpoints =
                [
                    .. Enumerable.Range(1, 17).Reverse().Select(i => new CheckpointRef(new(i), new(i), 1, hash)),
                ],
            },
            s_small with { Lineage = lineage },
            s_small with { Lineage = lineage with { Source = s_small.World }, Checkpoints = [one] },
            s_small with { Lineage = lineage with { WorldSeq = new(1) }, Checkpoints = [one] },
            s_small with { Lineage = lineage with { Batch = new(2), WorldSeq = new(3) }, Checkpoints = [two, one] },
            s_small with { Purge = new(0, ""), Checkpoints = [one] },
            s_small with { Purge = new(0, new string('x', ManifestCodec.ReasonLengthMax + 1)) },
        ];
        foreach (var fault in faults) Assert.ThrowsAny<ArgumentException>(() => ManifestCodec.Encode(fault));
    }

    [Fact]
    public void The_largest_fields_fit_into_the_limit_many_times_over()
    {
        var text = new string('€', ManifestCodec.ReasonLengthMax);
        var hash = new Hash256([1, .. new byte[31]]);
        var manifest = new WorldManifest
        {
            World = new(long.MaxValue),
            Epoch = new(long.MaxValue),
            ClusterId = text[..ManifestCodec.ClusterIdLengthMax],
            Holder = text[..ManifestCodec.HolderLengthMax],
            Checkpoints =
            [
                .. Enumerable.Range(0, 16).Select(i => new CheckpointRef(
                    new(long.MaxValue - i), new(long.MaxValue - i), long.MaxValue, hash)),
            ],
            Lineage = new(new(1), new(long.MaxValue - 15), new(long.MaxValue - 15), hash, long.MaxValue, text),
            Import = new(hash, new(long.MaxValue), new(long.MaxValue), long.MaxValue),
        };
        Assert.InRange(ManifestCodec.Encode(manifest).Length, 4000, 8 * 1024);
    }

    private static byte[] With(int offset, params byte[] change)
    {
        var body = ManifestCodec.Encode(s_small)[..^Hash256.Bytes];
        change.CopyTo(body, offset);
        return [.. body, .. SHA256.HashData(body)];
    }

    private static byte[] WithSections(byte[] sections)
    {
        byte[] body = [.. ManifestCodec.Encode(s_small)[..^Hash256.Bytes], .. sections];
        return [.. body, .. SHA256.HashData(body)];
    }
}
