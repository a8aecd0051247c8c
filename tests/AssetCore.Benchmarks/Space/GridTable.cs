using System.Globalization;
using System.Numerics;
using System.Text;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Space;

/// <summary>
/// A grid of a million cells, ever fuller: placing one cell, and the lowest free anchor of three shapes.
/// </summary>
internal static class GridTable
{
    private const int Cells = SpaceWorld.GridSide * SpaceWorld.GridSide;
    private const int Placements = 500;
    private const int Questions = 20;

    public static string Measure()
    {
        var text = new StringBuilder();
        text.Append("| full | placing ns | bytes | unplaced ns | bare bit ns | ");
        text.Append("free 1x1 µs | 2x2 µs | 10x10 µs | bytes | bare read µs, 1x1 | 2x2 | 10x10 |\n");
        text.Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var percent in (int[])[1, 50, 95]) Append(text, $"{percent} %, scattered", Scattered(percent));
        Append(text, "95 %, from the beginning on", [.. Enumerable.Range(0, Cells / 100 * 95)]);
        return text.ToString();
    }

    private static int[] Scattered(int percent)
    {
        var cells = Enumerable.Range(0, Cells).ToArray();
        new Random(1).Shuffle(cells);
        return cells[..(Cells / 100 * percent)];
    }

    private static void Append(StringBuilder text, string name, int[] taken)
    {
        var world = new SpaceWorld();
        world.Put(taken.Select(SpaceWorld.PinAt));
        var map = new ulong[Cells / 64];
        foreach (var cell in taken) map[cell / 64] |= 1UL << (cell % 64);
        var free = Enumerable.Range(0, Cells).Where(cell => !IsTaken(map, cell)).ToArray();
        var spots = Enumerable.Range(0, Placements).Select(i => free[i * (free.Length / Placements)]).ToArray();

        var placing = CostOf(world, [.. spots.Select(SpaceWorld.PinAt)]);
        var unplaced = CostOf(world, [.. spots.Select(_ => (Operation)new AddInstance(SpaceWorld.Pin, null, null))]);
        var bare = Cost.Of(Placements, () => PutBits(map, spots), () => ClearBits(map, spots));
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {placing.Nanoseconds:F0} | {placing.Bytes:F0} | ");
        text.Append(CultureInfo.InvariantCulture, $"{unplaced.Nanoseconds:F0} | {bare.Nanoseconds:F1} | ");
        ClassId[] classes = [SpaceWorld.Pin, SpaceWorld.Box, SpaceWorld.Hall];
        var questions = classes.Select(id => CostOf(world, id)).ToArray();
        foreach (var question in questions)
            text.Append(CultureInfo.InvariantCulture, $"{question.Nanoseconds / 1_000:F2} | ");
        text.Append(CultureInfo.InvariantCulture, $"{questions.Max(question => question.Bytes):F0} |");
        foreach (var id in classes)
        {
            var answer = Ask(world, id).Position ?? Cells;
            var read = Cost.Of(Questions, () => ReadUpTo(map, answer));
            text.Append(CultureInfo.InvariantCulture, $" {read.Nanoseconds / 1_000:F2} |");
        }

        text.Append('\n');
    }

    private static Cost CostOf(SpaceWorld world, Operation[] operations)
    {
        var commit = world.Prepare([.. operations]);
        return Cost.Of(operations.Length, () => world.Try(commit), world.Engine.RollBack);
    }

    private static Cost CostOf(SpaceWorld world, ClassId id) => Cost.Of(Questions, () =>
    {
        for (var i = 0; i < Questions; i++) Ask(world, id);
    });

    private static GridFreeView Ask(SpaceWorld world, ClassId id) =>
        world.Ask<GridFreeView>(new WorldQuery.GridFree(SpaceWorld.Grid, id, null));

    private static bool IsTaken(ulong[] map, int cell) => (map[cell / 64] & (1UL << (cell % 64))) != 0;

    private static void PutBits(ulong[] map, int[] cells)
    {
        foreach (var cell in cells)
        {
            if (IsTaken(map, cell)) throw new InvalidOperationException("A spot is taken.");
            map[cell / 64] |= 1UL << (cell % 64);
        }
    }

    private static void ClearBits(ulong[] map, int[] cells)
    {
        foreach (var cell in cells) map[cell / 64] &= ~(1UL << (cell % 64));
    }

    // What any search must do at the least: read the map up to the answer.
    private static void ReadUpTo(ulong[] map, int cell)
    {
        for (var i = 0; i < Questions; i++)
        {
            var taken = 0;
            var read = map.AsSpan(0, Math.Min((cell / 64) + 1, map.Length));
            foreach (var word in read) taken += BitOperations.PopCount(word);
            if (taken > Cells) throw new InvalidOperationException("More is taken than there is.");
        }
    }
}
