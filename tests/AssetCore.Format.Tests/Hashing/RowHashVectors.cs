using AssetCore.Format.Hashing;
using AssetCore.Hashes;

namespace AssetCore.Format.Tests.Hashing;

/// <summary>The test vectors of <c>docs/formats/hashes.md</c>; the document and this table must agree.</summary>
internal static class RowHashVectors
{
    public static readonly IReadOnlyList<(Func<Hash128> Compute, string Expected)> All =
    [
        (() => RowHash.Finish(Hash128.Zero, 0, 0), "00000000000000000000000000000000"),
        (() => RowHash.Finish(new Hash128(1), 2, 3), "d653128b3b2c678f712c037d9e993630"),
        (() => RowHash.OfBytes([]), "455e2bbfc1cf28827be95c70c8bdac8f"),
        (() => RowHash.OfBytes("gold"u8), "1e25f5b21663da14d2c835baf71bef96"),
        (() => RowHash.OfBytes("vault-001"u8), "1a9a2fd6ce452dcd0c19e2a03b7fdcfe"),
        (() => RowHash.OfBytes("sixteen bytes ok"u8), "73e661909bdb013ced37e2dd69b46f0c"),
        (() => RowHash.OfBytes("seventeen bytes!!"u8), "22dabf2954065db034ed7e2c02fa31de"),
        (() => RowHash.Prefix(5, 1, 2, 3), "85bf38a9fa2f5307bcc5a084103aeaa8"),
        (() => RowHash.Finish(RowHash.Prefix(5, 1, 2, 3), 150_000, 0), "e6a26152da04d7b40789c90654515ef9"),
    ];
}
