namespace AssetCore.Engine.Tests.Geometry;

/// <summary>The pairs of rectangles on which a rule for overlap may stumble, by name.</summary>
internal static class NamedPairs
{
    private const long Side = 1L << 53;

    private static readonly TestRect s_ten = new(0, 0, 0, 10, 10);
    private static readonly TestRect s_rod = new(0, 0, 30_000, 1_000, 1);

    /// <summary>Name, the pair, and whether they overlap.</summary>
    public static TheoryData<string, TestRect, TestRect, bool> All
    {
        get
        {
            var data = new TheoryData<string, TestRect, TestRect, bool>();
            foreach (var (name, one, other, overlap) in Square().Concat(Turned()).Concat(Far()))
                data.Add(name, one, other, overlap);
            return data;
        }
    }

    private static IEnumerable<(string Name, TestRect One, TestRect Other, bool Overlap)> Square() =>
    [
        ("equal", s_ten, s_ten, true),
        ("contained", s_ten, new(1, -1, 0, 2, 4), true),
        ("contained with a common side", s_ten, new(3, 0, 0, 4, 10), true),
        ("contained with a common corner", s_ten, new(4, 4, 0, 2, 2), true),
        ("crossing", new(0, 0, 0, 100, 2), new(0, 0, 0, 2, 100), true),
        ("crossing as a T", new(0, 0, 0, 100, 2), new(0, 25, 0, 2, 50), true),
        ("standing on as a T", new(0, 0, 0, 100, 2), new(0, 26, 0, 2, 50), false),
        ("touching sides", s_ten, new(10, 0, 0, 10, 10), false),
        ("touching half a side", s_ten, new(10, 5, 0, 10, 10), false),
        ("touching upper sides", s_ten, new(0, 10, 0, 10, 10), false),
        ("touching corners", s_ten, new(10, 10, 0, 10, 10), false),
        ("touching corners on the other side", s_ten, new(-10, 10, 0, 10, 10), false),
        ("one unit apart", s_ten, new(11, 0, 0, 10, 10), false),
        ("one unit overlapping", s_ten, new(9, 0, 0, 10, 10), true),
        ("one unit overlapping at a corner", s_ten, new(9, 9, 0, 10, 10), true),
        ("one unit apart at a corner", s_ten, new(9, 11, 0, 10, 10), false),
        ("smallest, equal", new(5, 5, 0, 1, 1), new(5, 5, 0, 1, 1), true),
        ("smallest, touching", new(5, 5, 0, 1, 1), new(6, 5, 0, 1, 1), false),
        ("odd beside even, half a unit apart", new(0, 0, 0, 3, 3), new(4, 0, 0, 4, 4), false),
        ("odd beside even, half a unit overlapping", new(0, 0, 0, 3, 3), new(3, 0, 0, 4, 4), true),
        ("odd beside odd, touching", new(0, 0, 0, 3, 3), new(4, 0, 0, 5, 5), false),
        ("odd beside odd, one unit overlapping", new(0, 0, 0, 3, 3), new(3, 0, 0, 5, 5), true),
    ];

    private static IEnumerable<(string Name, TestRect One, TestRect Other, bool Overlap)> Turned() =>
    [
        ("equal but for a quarter turn, square", s_ten, s_ten with { Millideg = 90_000 }, true),
        ("equal but for half a turn", new(0, 0, 30_000, 8, 2), new(0, 0, 210_000, 8, 2), true),
        ("turned by 90, touching", new(0, 0, 90_000, 10, 4), new(4, 0, 0, 4, 10), false),
        ("turned by 90, one unit overlapping", new(0, 0, 90_000, 10, 4), new(3, 0, 0, 4, 10), true),
        ("turned by 180, touching", s_ten with { Millideg = 180_000 }, new(10, 3, 0, 10, 10), false),
        ("turned by 270, touching", new(0, 0, 270_000, 10, 4), new(0, 10, 0, 4, 10), false),
        ("turned by 270, one unit overlapping", new(0, 0, 270_000, 10, 4), new(0, 9, 0, 4, 10), true),
        ("turned by 45, its corner at a side", new(0, 0, 45_000, 10, 10), new(12, 0, 0, 10, 10), true),
        ("turned by 45, its corner short of a side", new(0, 0, 45_000, 10, 10), new(13, 0, 0, 10, 10), false),
        ("turned by 45, corner to corner", new(0, 0, 45_000, 10, 10), new(14, 0, 45_000, 10, 10), true),
        ("turned by 45, corners apart", new(0, 0, 45_000, 10, 10), new(15, 0, 45_000, 10, 10), false),
        ("turned by 45, sides touching exactly", Diagonal(0), Diagonal(759_250_125), false),
        ("turned by 45, sides one unit overlapping", Diagonal(0), Diagonal(759_250_124), true),
        ("turned by 45, boxes overlap, sides apart", new(0, 0, 45_000, 10, 10), new(8, 8, 45_000, 10, 10), false),
        ("turned by 45, boxes overlap, a corner in a side", new(0, 0, 45_000, 10, 10), new(8, 8, 0, 10, 10), true),
        ("turned by 45, boxes overlap, corner short", new(0, 0, 45_000, 10, 10), new(9, 9, 0, 10, 10), false),
        ("turned by a millidegree, overlapping", s_ten with { Millideg = 1 }, new(10, 0, 0, 10, 10), true),
        ("turned by a millidegree, apart", s_ten with { Millideg = 1 }, new(11, 0, 0, 10, 10), false),
        ("turned by a millidegree less", s_ten with { Millideg = 359_999 }, new(10, 0, 0, 10, 10), true),
        ("rods crossing", s_rod, s_rod with { Millideg = 120_000 }, true),
        ("rods side by side", s_rod, s_rod with { X = 1, Y = -2 }, false),
        ("rods in line, overlapping", s_rod, s_rod with { X = 865, Y = 499 }, true),
        ("rods in line, apart", s_rod, s_rod with { X = 867, Y = 501 }, false),
        ("a hole in a frame of boxes", new(0, 0, 45_000, 100, 2), new(20, -20, 45_000, 100, 2), false),
    ];

    private static IEnumerable<(string Name, TestRect One, TestRect Other, bool Overlap)> Far() =>
    [
        ("opposite ends of 64 bits", Corner(long.MinValue), Corner(long.MaxValue), false),
        ("largest sides at opposite ends", Corner(long.MinValue, Side), Corner(long.MaxValue, Side), false),
        ("largest sides, equal", Corner(7, Side), Corner(7, Side), true),
        ("largest sides, touching", new(0, 0, 0, Side, Side), new(Side, 0, 0, Side, Side), false),
        ("largest sides, one unit overlapping", new(0, 0, 0, Side, Side), new(Side - 1, 0, 0, Side, Side), true),
        ("largest sides at the end, touching", AtEnd(0), AtEnd(Side), false),
        ("largest sides at the end, overlapping", AtEnd(0), AtEnd(Side - 1), true),
        ("largest against smallest, touching", new(0, 0, 0, Side, Side), new(0, (Side / 2) + 1, 0, 2, 2), false),
        ("largest against smallest, overlapping", new(0, 0, 0, Side, Side), new(0, Side / 2, 0, 2, 2), true),
        ("largest, turned by 45", new(0, 0, 45_000, Side, Side), new(Side, Side, 45_000, Side, Side), false),
        ("largest, turned by 45, nearer", new(0, 0, 45_000, Side, Side), new(Side / 2, 0, 45_000, Side, Side), true),
        ("a difference of 65 bits on one axis", new(long.MinValue, 0, 1, 9, 9), new(long.MaxValue, 0, 2, 9, 9), false),
    ];

    // Across the diagonal, 2^30 high. S = C = 759,250,125, so two of them touch where C * 2^31 = 2 * C^2 * 2^30 / C.
    private static TestRect Diagonal(long step) => new(-step, step, 45_000, 10, 1L << 30);

    private static TestRect Corner(long at, long side = 1) => new(at, at, 12_345, side, side);

    private static TestRect AtEnd(long before) => new(long.MaxValue - before, long.MaxValue, 0, Side, Side);
}
