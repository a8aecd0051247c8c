using System.Buffers;
using System.Numerics;
using AssetCore.Containers;

namespace AssetCore.Engine.State;

/// <summary>
/// The search for the lowest anchor from which a footprint covers free cells only. It looks at 64 anchors at a time:
/// the map of free cells, laid over itself one cell further and again until it is as deep as the footprint is wide, and
/// then one row further and again until as deep as it is high, leaves a bit where every cell is free. Each laying over
/// doubles what went before, so a footprint takes as many as its sides have bits.
/// </summary>
internal static class FreeAnchor
{
    private const int WordBits = 64;

    // Anchors looked at first; each further block is twice as long, so that a full grid is read about twice at most,
    // and an empty one hardly at all.
    private const int FirstBlock = 1_024;

    /// <summary>The lowest anchor, 1-based, row by row; 0 if there is none.</summary>
    /// <param name="covered">The cells that are taken, row by row.</param>
    /// <param name="width">Cells in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="footprint">The cells to cover, turned.</param>
    public static int Find(Bitmap covered, int width, int height, Shape footprint)
    {
        if (footprint.Width > width || footprint.Height > height) return 0;

        // Cells from an anchor to the last that it covers, and the last anchor from which that lies within.
        var reach = ((footprint.Height - 1) * width) + footprint.Width - 1;
        var end = (width * height) - reach;
        var block = FirstBlock;
        for (var start = covered.NextClear(0, end); start >= 0; start = covered.NextClear(start, end))
        {
            var anchors = Math.Min(block, end - start);
            var found = FindIn(covered, width, footprint, start, anchors, reach);
            if (found >= 0) return found + 1;
            start += anchors;
            block *= 2;
            if (start >= end) return 0;
        }

        return 0;
    }

    private static int FindIn(Bitmap covered, int width, Shape footprint, int start, int anchors, int reach)
    {
        var words = (anchors + reach + WordBits - 1) / WordBits;
        var rented = ArrayPool<ulong>.Shared.Rent(words);
        try
        {
            var free = rented.AsSpan(0, words);
            covered.CopyClear(start, free);
            if (!TryLayOver(free, footprint.Width, 1) || !TryLayOver(free, footprint.Height, width)) return -1;
            if (width < WordBits) ClearRowEnds(free, width, footprint.Width, start);
            return FirstWithinRow(free, width, footprint.Width, start, anchors);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
    }

    // Leaves the bits at which this many bits in a row, a stride apart, are set. False if no bit is left.
    private static bool TryLayOver(Span<ulong> free, int count, int stride)
    {
        for (var depth = 1; depth < count;)
        {
            var step = Math.Min(depth, count - depth);
            if (!AndShifted(free, step * stride)) return false;
            depth += step;
        }

        return true;
    }

    // Each bit, and the one that lies a distance further; what lies beyond the end counts as taken. In place: nothing
    // is read again that was written.
    private static bool AndShifted(Span<ulong> free, int distance)
    {
        var (skip, shift) = (distance / WordBits, distance % WordBits);
        var i = 0;
        var many = Vector<ulong>.Zero;
        for (; i + skip + Vector<ulong>.Count < free.Length; i += Vector<ulong>.Count)
        {
            var low = new Vector<ulong>(free[(i + skip)..]);
            var high = new Vector<ulong>(free[(i + skip + 1)..]);
            if (shift > 0) low = Vector.ShiftRightLogical(low, shift) | Vector.ShiftLeft(high, WordBits - shift);
            low &= new Vector<ulong>(free[i..]);
            low.CopyTo(free[i..]);
            many |= low;
        }

        var any = many == Vector<ulong>.Zero ? 0UL : 1UL;
        for (; i < free.Length; i++)
        {
            var at = i + skip;
            var low = at < free.Length ? free[at] >> shift : 0;
            var high = shift > 0 && at + 1 < free.Length ? free[at + 1] << (WordBits - shift) : 0;
            free[i] &= low | high;
            any |= free[i];
        }

        return any != 0;
    }

    // Clears the anchors from which a footprint would run over the end of its row. Only for rows shorter than a word:
    // longer ones are few enough to be told one by one.
    private static void ClearRowEnds(Span<ulong> free, int width, int footprintWidth, int start)
    {
        var pattern = UInt128.Zero;
        for (var bit = 0; bit < 2 * WordBits; bit++)
            if (bit % width <= width - footprintWidth) pattern |= UInt128.One << bit;
        var column = start % width;
        for (var i = 0; i < free.Length; i++)
        {
            free[i] &= (ulong)(pattern >> column);
            column = (column + WordBits) % width;
        }
    }

    private static int FirstWithinRow(
        ReadOnlySpan<ulong> free, int width, int footprintWidth, int start, int anchors)
    {
        for (var at = 0; at < anchors;)
        {
            var bits = free[at / WordBits] & (ulong.MaxValue << (at % WordBits));
            if (bits == 0)
            {
                at = ((at / WordBits) + 1) * WordBits;
                continue;
            }

            at = (at / WordBits * WordBits) + BitOperations.TrailingZeroCount(bits);
            var column = (start + at) % width;
            if (column <= width - footprintWidth) return at < anchors ? start + at : -1;
            at += width - column;
        }

        return -1;
    }
}
