using AssetCore.Engine.Geometry;

namespace AssetCore.Engine.Tests.Geometry;

/// <summary>
/// Random pairs of rectangles of all sizes, anywhere, many of them just touching or one unit off. The same number gives
/// the same pair.
/// </summary>
internal sealed class RectPairs(long number)
{
    private static readonly int[] s_sideBits = [1, 2, 4, 8, 12, 20, 31, 40, 52, 53];

    private readonly Random _random = new(unchecked((int)((number * 2_654_435_761) ^ (number >> 31))));

    public static (TestRect One, TestRect Other) At(long number) => new RectPairs(number).Next();

    private (TestRect One, TestRect Other) Next()
    {
        var bits = s_sideBits[_random.Next(s_sideBits.Length)];
        var one = new TestRect(Centre(), Centre(), Turn(), Side(bits), Side(bits));
        var otherBits = _random.Next(3) == 0 ? s_sideBits[_random.Next(s_sideBits.Length)] : bits;
        var other = new TestRect(0, 0, TurnBeside(one.Millideg), Side(otherBits), Side(otherBits));
        var (dx, dy) = _random.Next(10) switch
        {
            < 5 => Near(one.Engine, other.Engine),
            < 9 => SideBySide(one.Engine, other.Engine),
            _ => CornerToCorner(one.Engine, other.Engine),
        };
        return (one, other with { X = Clamp(one.X + dx + Jitter()), Y = Clamp(one.Y + dy + Jitter()) });
    }

    private static long Clamp(Int128 centre) => (long)Int128.Clamp(centre, long.MinValue, long.MaxValue);

    // Somewhere in the box in which they might overlap.
    private (Int128 X, Int128 Y) Near(in PlaneRect one, in PlaneRect other) =>
        (Fraction(one.ReachX + other.ReachX), Fraction(one.ReachY + other.ReachY));

    // The other's corners just reach a side of the first, which lies along u * t + v * s.
    private (Int128 X, Int128 Y) SideBySide(in PlaneRect one, in PlaneRect other)
    {
        if (_random.Next(2) == 0)
        {
            var (x, y) = Beside(other, one);
            return (-x, -y);
        }

        return Beside(one, other);
    }

    private (Int128 X, Int128 Y) Beside(in PlaneRect one, in PlaneRect other)
    {
        Int128 square = Math.BigMul((long)one.Cos, one.Cos) + Math.BigMul((long)one.Sin, one.Sin);
        var along = Int128.Abs(Math.BigMul((long)one.Cos, other.Cos) + Math.BigMul((long)one.Sin, other.Sin));
        var across = Int128.Abs(Math.BigMul((long)one.Cos, other.Sin) - Math.BigMul((long)one.Sin, other.Cos));
        var u = ((one.Width * square) + (other.Width * along) + (other.Height * across)) / square;
        var v = ((one.Height * square) + (other.Width * across) + (other.Height * along)) / square;
        var (t, s) = _random.Next(2) == 0 ? (u, Fraction(v << 30)) : (Fraction(u << 30), v);
        if (_random.Next(2) == 0) (t, s) = (-t, -s);
        return (((one.Cos * t) - (one.Sin * s)) >> 31, ((one.Sin * t) + (one.Cos * s)) >> 31);
    }

    private (Int128 X, Int128 Y) CornerToCorner(in PlaneRect one, in PlaneRect other)
    {
        var (x, y) = Corner(one);
        var (otherX, otherY) = Corner(other);
        return ((x - otherX) >> 31, (y - otherY) >> 31);
    }

    private (Int128 X, Int128 Y) Corner(in PlaneRect rect)
    {
        var (w, h) = (rect.Width * Sign(), rect.Height * Sign());
        return (((Int128)w * rect.Cos) - ((Int128)h * rect.Sin), ((Int128)w * rect.Sin) + ((Int128)h * rect.Cos));
    }

    // Up to 7/8 of a distance at scale 2^31, either way, in units.
    private Int128 Fraction(Int128 distance) => ((distance >> 10) * _random.Next(-896, 897)) >> 31;

    private int Sign() => _random.Next(2) == 0 ? 1 : -1;

    private int Jitter() => _random.Next(4) == 0 ? _random.Next(-2, 3) : 0;

    private long Centre() => _random.Next(5) switch
    {
        0 => 0,
        1 => long.MaxValue - _random.NextInt64(1L << _random.Next(1, 62)),
        2 => long.MinValue + _random.NextInt64(1L << _random.Next(1, 62)),
        3 => _random.NextInt64(long.MinValue, long.MaxValue),
        _ => _random.Next(-1_000_000, 1_000_000),
    };

    private long Side(int bits) => _random.Next(6) switch
    {
        0 => 1L << bits,
        1 => 1 + _random.Next(3),
        _ => 1 + _random.NextInt64(1L << bits),
    };

    private int Turn() => _random.Next(5) switch
    {
        0 => 90_000 * _random.Next(4),
        1 => 45_000 * _random.Next(8),
        _ => _random.Next(SineTable.WholeTurn),
    };

    private int TurnBeside(int turn) => _random.Next(6) switch
    {
        0 => turn,
        1 => (turn + (90_000 * _random.Next(4))) % SineTable.WholeTurn,
        2 => (turn + SineTable.WholeTurn + _random.Next(-1, 2)) % SineTable.WholeTurn,
        _ => Turn(),
    };
}
