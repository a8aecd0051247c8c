using System.Globalization;
using System.Text;
using AssetCore.Operations;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Space;

/// <summary>
/// A line and a plane with ever more on them, side by side: placing something between its neighbours, moving it, and
/// asking what overlaps an outline, beside a bare hash table with as many entries.
/// </summary>
internal static class ContinuousTable
{
    private const int Steps = 500;
    private const int Spacing = 20;
    private const int Turn = 30_000;

    public static string Measure()
    {
        var text = new StringBuilder();
        text.Append("| standing there | place on plane ns | bytes | move there ns | overlaps ns | bytes | ");
        text.Append("place on line ns | bytes | overlaps ns | unplaced ns | bare put ns |\n");
        text.Append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var count in (int[])[10, 1_000, 100_000]) Append(text, count);
        return text.ToString();
    }

    private static void Append(StringBuilder text, int count)
    {
        var world = new SpaceWorld();
        var side = Math.Max((int)Math.Ceiling(Math.Sqrt(count)), 25);
        world.Put(Enumerable.Range(0, count).Select(i => Desk(i, side)));
        world.Put(Enumerable.Range(0, count).Select(i => (Operation)new AddInstance(SpaceWorld.Rod, null, At(i, 10))));
        long room = Math.Max(count, side * side);
        var spots = Enumerable.Range(0, Steps).Select(i => (int)(i * room / Steps)).ToArray();

        var onPlane = CostOf(world, spots.Select(i => (Operation)Stool(i, side)));
        var moved = CostOf(world, Moves(count, spots, side));
        var onLine = CostOf(world, spots.Select(i => (Operation)new AddInstance(SpaceWorld.Rod, null, At(i, 20))));
        var unplaced = CostOf(world, spots.Select(_ => (Operation)new AddInstance(SpaceWorld.Rod, null, null)));
        var planeAsked = CostOf(world, spots.Select(i => Overlaps(i % count, side)));
        var lineAsked = CostOf(world, spots.Select(i => new WorldQuery.Overlaps(
            SpaceWorld.Line, new OverlapProbe.Span(((Location.Line)At(i % count, 10)).X, 8), null, 20)));
        var bare = Bare(count, spots);
        text.Append(CultureInfo.InvariantCulture, $"| {count:N0} | {onPlane.Nanoseconds:F0} | {onPlane.Bytes:F0} | ");
        text.Append(CultureInfo.InvariantCulture, $"{moved.Nanoseconds:F0} | ");
        text.Append(CultureInfo.InvariantCulture, $"{planeAsked.Nanoseconds:F0} | {planeAsked.Bytes:F0} | ");
        text.Append(CultureInfo.InvariantCulture, $"{onLine.Nanoseconds:F0} | {onLine.Bytes:F0} | ");
        text.Append(CultureInfo.InvariantCulture, $"{lineAsked.Nanoseconds:F0} | ");
        text.Append(CultureInfo.InvariantCulture, $"{unplaced.Nanoseconds:F0} | {bare.Nanoseconds:F0} |\n");
    }

    private static Cost CostOf(SpaceWorld world, IEnumerable<Operation> operations)
    {
        var commit = world.Prepare([.. operations]);
        return Cost.Of(Steps, () => world.Try(commit), world.Engine.RollBack);
    }

    private static Cost CostOf(SpaceWorld world, IEnumerable<WorldQuery.Overlaps> queries)
    {
        var all = queries.ToArray();
        return Cost.Of(Steps, () =>
        {
            foreach (var query in all)
                if (world.Ask<OverlapsView>(query).Overlaps.Length != 1)
                    throw new InvalidOperationException($"{query} should meet one.");
        });
    }

    // Back and forth between its place and one a little further, where nobody else is.
    private static IEnumerable<Operation> Moves(int count, int[] spots, int side)
    {
        var turns = new Dictionary<int, int>();
        foreach (var spot in spots)
        {
            var desk = spot % count;
            var turn = turns[desk] = turns.GetValueOrDefault(desk) + 1;
            var at = Place(desk, side, 10);
            var to = at with { X = at.X + (turn % 2) };
            yield return new MoveInstance(InstanceRef.To(new(desk + 1)), to);
        }
    }

    private static Cost Bare(int count, int[] spots)
    {
        var table = new Dictionary<(long X, long Y), long>();
        for (var i = 0; i < count; i++) table.Add((i, i), i);
        return Cost.Of(
            Steps,
            () =>
            {
                foreach (var spot in spots) table.Add((spot, -1), spot);
            },
            () =>
            {
                foreach (var spot in spots) table.Remove((spot, -1));
            });
    }

    private static AddInstance Desk(int i, int side) => new(SpaceWorld.Desk, null, Place(i, side, 10));

    // In the middle between four desks, and as near to them as it can be.
    private static AddInstance Stool(int i, int side) => new(SpaceWorld.Stool, null, Place(i, side, 20));

    private static Location.Plane Place(int i, int side, int offset) => new(
        SpaceWorld.Plane, offset + (i % side * Spacing), offset + (i / side * Spacing), Turn);

    private static Location.Line At(int i, int offset) => new(SpaceWorld.Line, offset + ((long)i * Spacing));

    private static WorldQuery.Overlaps Overlaps(int i, int side)
    {
        var at = Place(i, side, 10);
        return new WorldQuery.Overlaps(SpaceWorld.Plane, new OverlapProbe.Rectangle(at.X, at.Y, 8, 8, 0), null, 20);
    }
}
