using System.Numerics;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Testing.Generators;

namespace AssetCore.Format.Tests.Hashing;

/// <summary>The row hash of <c>docs/formats/hashes.md</c>: its vectors, and how well it mixes.</summary>
public sealed class RowHashTests
{
    private const int HashBits = 128;

    [Fact]
    public void It_gives_the_vectors_of_the_document()
    {
        foreach (var vector in RowHashVectors.All) Assert.Equal(vector.Expected, vector.Compute().ToString());
    }

    [Fact]
    public void The_integers_of_the_document_give_the_same_hashes()
    {
        var choices = new SeededChoices(7);
        for (var i = 0; i < 10_000; i++)
        {
            var (prefix, a, b) = (new Hash128(new UInt128(Draw(choices), Draw(choices))), Draw(choices), Draw(choices));
            Assert.Equal(Step(prefix.Value, a, b), RowHash.Finish(prefix, a, b).Value);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_input_bit_changes_each_output_bit_half_of_the_time(bool small)
    {
        const int Rounds = 1_000;
        var choices = new SeededChoices(small ? 11UL : 13UL);
        var words = new ulong[6];
        for (var bit = 0; bit < 32 + (5 * 64); bit++)
        {
            var flips = new int[HashBits];
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < words.Length; i++) words[i] = small ? (ulong)choices.Below(1_000) : Draw(choices);
                var before = HashOf(words);
                words[bit < 32 ? 0 : (bit + 32) / 64] ^= 1UL << (bit < 32 ? bit : (bit + 32) % 64);
                var changed = before ^ HashOf(words);
                for (var i = 0; i < HashBits; i++) flips[i] += (int)(changed >> i) & 1;
            }

            // Six standard deviations of 1,000 fair throws are 95; there are 45,056 counts.
            Assert.InRange(flips.Min(), (Rounds / 2) - 95, (Rounds / 2) + 95);
            Assert.InRange(flips.Max(), (Rounds / 2) - 95, (Rounds / 2) + 95);
            Assert.InRange(flips.Average(), (Rounds / 2) - 10, (Rounds / 2) + 10);
        }
    }

    [Fact]
    public void The_lower_halves_of_ten_million_rows_are_all_different()
    {
        // Rows as worlds have them: dense names, few classes, small quantities. By chance two halves would be equal in
        // one of 370,000 such runs.
        var halves = new ulong[10_000_000];
        var (container, quantity) = (RowHash.Prefix(RowTables.Balance, 0, 0, 0), 0UL);
        for (var i = 0; i < halves.Length; i++)
        {
            if (i % 100 == 0) container = RowHash.Prefix(RowTables.Balance, (ulong)i / 100, 3, 0);
            quantity = (ulong)(i % 100) * 1000;
            halves[i] = RowHash.LowWord(RowHash.Finish(container, quantity, 0));
        }

        Array.Sort(halves);
        var equal = 0;
        for (var i = 1; i < halves.Length; i++) equal += halves[i] == halves[i - 1] ? 1 : 0;
        Assert.Equal(0, equal);
    }

    [Fact]
    public void Exchanged_values_of_two_rows_change_the_sum()
    {
        var (a, b) = (RowHash.Prefix(RowTables.Balance, 1, 1, 0), RowHash.Prefix(RowTables.Balance, 2, 1, 0));
        var sums = new HashSet<UInt128>();
        for (var x = 0UL; x < 300; x++)
        {
            for (var y = 0UL; y < 300; y++)
                Assert.True(sums.Add((RowHash.Finish(a, x, 0) + RowHash.Finish(b, y, 0)).Value));
        }
    }

    [Fact]
    public void Bytes_of_every_length_and_their_extensions_by_zeros_have_different_hashes()
    {
        var hashes = new HashSet<UInt128>();
        for (var length = 0; length <= 100; length++)
        {
            Assert.True(hashes.Add(RowHash.OfBytes(new byte[length]).Value));
            var ones = new byte[length];
            Array.Fill(ones, (byte)1);
            if (length > 0) Assert.True(hashes.Add(RowHash.OfBytes(ones).Value));
        }
    }

    [Fact]
    public void Every_bit_of_bytes_counts()
    {
        var bytes = new byte[40];
        var hashes = new HashSet<UInt128> { RowHash.OfBytes(bytes).Value };
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(hashes.Add(RowHash.OfBytes(bytes).Value));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static UInt128 HashOf(ulong[] words) =>
        RowHash.Finish(RowHash.Prefix((uint)words[0], words[1], words[2], words[3]), words[4], words[5]).Value;

    // The definition of the document, with integers of any size and no cleverness.
    private static UInt128 Step(UInt128 state, ulong a, ulong b)
    {
        var mask = ulong.MaxValue;
        var (low, high) = ((BigInteger)(state & mask), (BigInteger)(state >> 64));
        var product = (low ^ a) * (high ^ b ^ 0x452821E638D01377);
        var (upper, lower) = (product >> 64, product & mask);
        var newLow = Fold((upper ^ low) * (lower ^ 0xBE5466CF34E90C6C));
        var newHigh = Fold((upper ^ 0xC0AC29B7C97C50DD) * (lower ^ high));
        return new UInt128((ulong)newHigh, (ulong)newLow);

        BigInteger Fold(BigInteger value) => (value & mask) ^ (value >> 64);
    }

    private static ulong Draw(SeededChoices choices) =>
        ((ulong)choices.Below(1 << 22) << 42) ^ ((ulong)choices.Below(1 << 22) << 21) ^ (ulong)choices.Below(1 << 22);
}
