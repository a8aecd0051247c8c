using System.Numerics;

namespace AssetCore.Engine.State;

/// <summary>A fixed number of bits, changed and counted by ranges.</summary>
internal sealed class Bitmap
{
    private const int WordBits = 64;

    private readonly ulong[] _words;

    public Bitmap(int length)
    {
        Length = length;
        _words = new ulong[(length + WordBits - 1) / WordBits];
    }

    private Bitmap(Bitmap source)
    {
        Length = source.Length;
        _words = (ulong[])source._words.Clone();
    }

    /// <summary>Bits, set or not.</summary>
    public int Length { get; }

    /// <summary>Sets bits.</summary>
    /// <returns>How many were not set before.</returns>
    public int SetRange(int start, int count) => Change(start, count, true);

    /// <summary>Clears bits.</summary>
    /// <returns>How many were set before.</returns>
    public int ClearRange(int start, int count) => Change(start, count, false);

    /// <summary>How many bits of a range are set.</summary>
    public int CountRange(int start, int count)
    {
        var set = 0;
        for (var at = start; at < start + count;)
        {
            var mask = MaskFor(at, start + count, out var word);
            set += BitOperations.PopCount(_words[word] & mask);
            at = (word + 1) * WordBits;
        }

        return set;
    }

    /// <summary>The first set bit at or after a place, below an end; -1 if there is none.</summary>
    public int Next(int from, int end)
    {
        for (var at = from; at < end;)
        {
            var mask = MaskFor(at, end, out var word);
            var bits = _words[word] & mask;
            if (bits != 0) return (word * WordBits) + BitOperations.TrailingZeroCount(bits);
            at = (word + 1) * WordBits;
        }

        return -1;
    }

    /// <summary>The first clear bit at or after a place, below an end; -1 if there is none.</summary>
    public int NextClear(int from, int end)
    {
        for (var at = from; at < end;)
        {
            var mask = MaskFor(at, end, out var word);
            var bits = ~_words[word] & mask;
            if (bits != 0) return (word * WordBits) + BitOperations.TrailingZeroCount(bits);
            at = (word + 1) * WordBits;
        }

        return -1;
    }

    /// <summary>
    /// Writes which bits from a place on are clear: the first of them to bit 0 of the first word. Bits beyond the end
    /// count as set.
    /// </summary>
    public void CopyClear(int start, Span<ulong> clear)
    {
        var (word, shift) = (start / WordBits, start % WordBits);
        for (var i = 0; i < clear.Length; i++)
        {
            var low = ClearIn(word + i) >> shift;
            clear[i] = shift == 0 ? low : low | (ClearIn(word + i + 1) << (WordBits - shift));
        }
    }

    public Bitmap Clone() => new(this);

    // The bits of the word that holds 'at' which lie in at..end-1.
    private static ulong MaskFor(int at, int end, out int word)
    {
        word = at / WordBits;
        var mask = ulong.MaxValue << (at % WordBits);
        var rest = end - (word * WordBits);
        return rest >= WordBits ? mask : mask & ((1UL << rest) - 1);
    }

    private ulong ClearIn(int word)
    {
        if (word >= _words.Length) return 0;
        var rest = Length - (word * WordBits);
        return rest >= WordBits ? ~_words[word] : ~_words[word] & ((1UL << rest) - 1);
    }

    private int Change(int start, int count, bool set)
    {
        var changed = 0;
        for (var at = start; at < start + count;)
        {
            var mask = MaskFor(at, start + count, out var word);
            var old = _words[word];
            _words[word] = set ? old | mask : old & ~mask;
            changed += BitOperations.PopCount(old ^ _words[word]);
            at = (word + 1) * WordBits;
        }

        return changed;
    }
}
