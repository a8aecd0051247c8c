using AssetCore.Format.Binary;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;

namespace AssetCore.Format.Tests.Golden;

/// <summary>Manifests as they are written today, and read for ever.</summary>
public sealed class GoldenManifestTests
{
    private static readonly Hash256 s_one = Hash(0x11);
    private static readonly Hash256 s_two = Hash(0x22);

    private static readonly (string Title, WorldManifest Manifest, string Meaning)[] s_samples =
    [
        ("a world that nobody has written to", new() { World = new(7) },
            """{"world":7,"generation":1,"epoch":0,"checkpoints":[]}"""),
        ("a world with a writer and checkpoints",
            new()
            {
                World = new(300),
                Generation = 12,
                Epoch = new(5),
                Nonce = new(new UInt128(0x0011223344556677, 0x8899aabbccddeeff)),
                ClusterId = "käse",
                Holder = "silo-a, process 4711 on host-a",
                ClaimedTimeMs = 1_700_000_000_000,
                Bound = new(new(900), new(1_000_000), new(4), s_one),
                Checkpoints = [new(new(800), new(900_000), 70_000, s_two), new(new(10), new(12), 300, s_one)],
            },
            """
            {"world":300,"generation":12,"epoch":5,"nonce":"00112233445566778899aabbccddeeff","cluster":"käse",
            "holder":"silo-a, process 4711 on host-a","claimed_ms":1700000000000,
            "bound":{"batch":900,"world_seq":1000000,"epoch":4,"hash":"11"},
            "checkpoints":[{"batch":800,"world_seq":900000,"bytes":70000,"sha256":"22"},
            {"batch":10,"world_seq":12,"bytes":300,"sha256":"11"}]}
            """),
        ("a fork that was imported",
            new()
            {
                World = new(8),
                Checkpoints = [new(new(10), new(12), 300, s_one)],
                Lineage = new(new(7), new(12), new(10), s_two, 1_700_000_000_001, "what if"),
                Import = new(s_one, new(9), new(40), 1_700_000_000_002),
            },
            """
            {"world":8,"generation":1,"epoch":0,"checkpoints":[{"batch":10,"world_seq":12,"bytes":300,"sha256":"11"}],
            "lineage":{"source":7,"world_seq":12,"batch":10,"hash":"22","time_ms":1700000000001,"reason":"what if"},
            "import":{"archive":"11","world":9,"world_seq":40,"time_ms":1700000000002}}
            """),
        ("an import that is under way",
            new()
            {
                World = new(10),
                Nonce = new(new UInt128(0x0011223344556677, 0x8899aabbccddeeff)),
                Import = new(s_two, new(10), new(40), 1_700_000_000_004),
            },
            """
            {"world":10,"generation":1,"epoch":0,"nonce":"00112233445566778899aabbccddeeff","checkpoints":[],
            "import":{"archive":"22","world":10,"world_seq":40,"time_ms":1700000000004}}
            """),
        ("a world whose bytes are gone, with a section of a newer version",
            new() { World = new(9), Purge = new(1_700_000_000_003, "asked for"), NewerSections = [0xC8, 1, 0xFF] },
            """
            {"world":9,"generation":1,"epoch":0,"checkpoints":[],
            "purge":{"time_ms":1700000000003,"reason":"asked for"}}
            """),
    ];

    [Fact]
    public void Manifests_have_the_committed_bytes()
    {
        var file = new GoldenFile("manifests");
        foreach (var (title, manifest, meaning) in s_samples)
        {
            var buffer = new EncodingBuffer();
            buffer.WriteBlob(ManifestCodec.Encode(manifest));
            file.Add(
                title + "; a blob", buffer.Span.ToArray(), meaning.Replace("\n", "", StringComparison.Ordinal));
        }

        file.Check();
    }

    [Fact]
    public void Committed_manifests_are_read_back()
    {
        var source = new ByteReader(GoldenFile.Read("manifests.bin"));
        foreach (var (_, manifest, _) in s_samples)
            Assert.Equal(manifest, ManifestCodec.Decode(source.ReadBlob(ManifestCodec.BytesMax, "a manifest")));
        Assert.True(source.IsAtEnd);
    }

    private static Hash256 Hash(byte value)
    {
        var bytes = new byte[Hash256.Bytes];
        Array.Fill(bytes, value);
        return new Hash256(bytes);
    }
}
