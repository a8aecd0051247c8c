using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AssetCore.Hashes;

namespace AssetCore.Format.Hashing;

/// <summary>
/// SHA-256 (FIPS 180-4) of eight short messages at once, one in each lane of a vector. The platform's own is as fast on
/// long messages, but spends nearly half a microsecond on each call, and a commit has two short ones.
/// </summary>
internal static class WideSha256
{
    /// <summary>Messages that are hashed at once.</summary>
    public const int Lanes = 8;

    /// <summary>Words of a block, and of the schedule that is kept at a time.</summary>
    private const int BlockWords = 16;

    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = BlockWords * sizeof(uint);
    private const int LengthBytes = sizeof(ulong);
    private const int StateWords = 8;

    /// <summary>True if the processor does eight at once; otherwise the platform's own is the better choice.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    private static ReadOnlySpan<uint> Initial =>
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Blocks that a message takes with its padding.</summary>
    public static int BlocksOf(int bytes) => (bytes + 1 + LengthBytes + BlockBytes - 1) / BlockBytes;

    /// <summary>Pads a message where it stands: a one bit, zeroes, and its length in bits.</summary>
    /// <param name="blocks">Begins with the message; as long as <see cref="BlocksOf"/> says.</param>
    /// <param name="length">Bytes of the message.</param>
    public static void Pad(Span<byte> blocks, int length)
    {
        blocks[length] = 0x80;
        blocks[(length + 1)..].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(blocks[^LengthBytes..], (ulong)length * 8);
    }

    /// <summary>Hashes eight padded messages of as many blocks each.</summary>
    /// <param name="messages">The messages, one after another.</param>
    /// <param name="blocks">Blocks of each.</param>
    /// <param name="digests">Gets the first sixteen bytes of each hash, as <see cref="Digest"/> keeps them.</param>
    public static void Hash(ReadOnlySpan<byte> messages, int blocks, Span<Hash128> digests)
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[StateWords];
        for (var word = 0; word < StateWords; word++) state[word] = Vector256.Create(Initial[word]);
        Span<Vector256<uint>> schedule = stackalloc Vector256<uint>[BlockWords];
        for (var block = 0; block < blocks; block++)
        {
            for (var lane = 0; lane < Lanes; lane++)
                Load(messages.Slice(((lane * blocks) + block) * BlockBytes, BlockBytes), schedule, lane);
            Compress(state, schedule);
        }

        for (var lane = 0; lane < Lanes; lane++) digests[lane] = Take(state, lane);
    }

    // The words of one block of one message go into its lane.
    private static void Load(ReadOnlySpan<byte> block, Span<Vector256<uint>> schedule, int lane)
    {
        ref var words = ref Unsafe.Add(ref Unsafe.As<Vector256<uint>, uint>(ref schedule[0]), lane);
        for (var word = 0; word < BlockWords; word++)
        {
            Unsafe.Add(ref words, word * Lanes) =
                BinaryPrimitives.ReadUInt32BigEndian(block[(word * sizeof(uint))..]);
        }
    }

    private static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> schedule)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var round = 0; round < Constants.Length; round++)
        {
            ref var word = ref schedule[round % BlockWords];
            if (round >= BlockWords)
            {
                var (early, late) = (schedule[(round + 1) % BlockWords], schedule[(round + 14) % BlockWords]);
                word += schedule[(round + 9) % BlockWords]
                    + (Rotate(early, 7) ^ Rotate(early, 18) ^ (early >>> 3))
                    + (Rotate(late, 17) ^ Rotate(late, 19) ^ (late >>> 10));
            }

            var first = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + ((e & f) ^ Vector256.AndNot(g, e))
                + Vector256.Create(Constants[round]) + word;
            var second = (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> words, [ConstantExpected] byte count) =>
        Avx512F.VL.IsSupported
            ? Avx512F.VL.RotateRight(words, count)
            : (words >>> count) | (words << (32 - count));

    private static Hash128 Take(ReadOnlySpan<Vector256<uint>> state, int lane)
    {
        Span<byte> hash = stackalloc byte[4 * sizeof(uint)];
        for (var word = 0; word < 4; word++)
            BinaryPrimitives.WriteUInt32BigEndian(hash[(word * sizeof(uint))..], state[word][lane]);
        return Hash128.Read(hash);
    }
}
