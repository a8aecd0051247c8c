using System.Security.Cryptography;
using AssetCore.Format.Frames;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using BenchmarkDotNet.Attributes;

namespace AssetCore.Benchmarks.Micro.Suites;

/// <summary>Row hashes, digests, and the checksums of a frame.</summary>
public class HashSuite
{
    private const int FrameBytes = 64 * 1024;
    private readonly byte[] _frame = new byte[FrameBytes];
    private readonly byte[] _request = new byte[100];
    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];
    private Hash128 _prefix;
    private ulong _quantity;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        random.NextBytes(_frame);
        random.NextBytes(_request);
        _prefix = RowHash.Prefix(RowTables.Balance, 1, 2, 3);
    }

    [Benchmark(Description = "balance row, before and after")]
    public Hash128 BalanceRow()
    {
        var before = RowHash.Finish(_prefix, _quantity, 0);
        return RowHash.Finish(_prefix, ++_quantity, 0) - before;
    }

    [Benchmark(Description = "row prefix of a new balance")]
    public Hash128 Prefix() => RowHash.Prefix(RowTables.Balance, ++_quantity, 2, 3);

    [Benchmark(Description = "SHA-256 digest of a key")]
    public Hash128 Key() => Digest.OfKey("caller-1234-567890");

    [Benchmark(Description = "SHA-256 digest of a request, 100 B")]
    public Hash128 Request() => Digest.OfBytes(_request);

    [Benchmark(Description = "SHA-256 of a frame, 64 KiB")]
    public int Frame() => SHA256.HashData(_frame, _hash);

    [Benchmark(Description = "CRC-32C of a frame, 64 KiB")]
    public uint Checksum() => Crc32C.Compute(_frame);
}
