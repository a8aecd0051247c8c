using System.CommandLine;
using System.Globalization;
using AssetCore.Benchmarks.Reports;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// <c>goals</c>: measures the goals asked for, each in a process of its own so that none inherits another's heap, and
/// ends with 1 if one is not held.
/// </summary>
internal static class GoalsCommand
{
    private const string Header =
        "| goal | measure | figure | ceiling or peer | ratio | goal | |\n|---:|---|---|---|---|---|---|";

    private static readonly IReadOnlyList<IGoal> s_goals =
    [
        new Goal01OneWorld(),
        new Goal02ThroughClient(),
        new Goal03Bulk(),
        new Goal04OneCaller(),
        new Goal05HalfOfTheMaximum(),
        new Goal06Http(),
        new Goal07Queries(),
        new Goal08Freshness(),
        new Goal09Replay(),
        new Goal10Engine(),
        new Goal11Memory(),
        new Goal12ThreeSilos(),
        new Goal13ManyWorlds(),
    ];

    public static Command Create()
    {
        var numbers = new Argument<int[]>("goal") { Description = "the goals to measure; all if none is named" };
        numbers.Validators.Add(static result =>
        {
            var known = s_goals.Select(static goal => goal.Number).ToArray();
            var unknown = result.GetValueOrDefault<int[]>().Except(known).ToArray();
            if (unknown.Length > 0)
                result.AddError($"There is no goal {string.Join(", ", unknown)}; there are {string.Join(", ", known)}.");
        });
        var seconds = BenchmarkOptions.Seconds();
        var write = BenchmarkOptions.Write();
        var here = new Option<bool>("--here")
        {
            Description = "measure in this process instead of one process for each goal",
        };
        var command = new Command("goals", "every figure AssetCore must reach, beside its ceiling or peer")
        {
            numbers,
            seconds,
            write,
            here,
        };
        command.SetAction(async (arguments, stop) =>
        {
            var asked = Select(arguments.GetValue(numbers) ?? []);
            var duration = TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds));
            return arguments.GetValue(here)
                ? await MeasureHereAsync(asked, duration)
                : await MeasureApartAsync(asked, duration, arguments.GetValue(write), stop);
        });
        return command;
    }

    private static IReadOnlyList<IGoal> Select(int[] numbers)
    {
        if (numbers.Length == 0) return s_goals;
        return [.. s_goals.Where(goal => numbers.Contains(goal.Number))];
    }

    private static async Task<int> MeasureHereAsync(IReadOnlyList<IGoal> goals, TimeSpan duration)
    {
        var isHeld = true;
        foreach (var goal in goals)
        {
            var row = new GoalRow(goal.Number, goal.Title, await goal.MeasureAsync(duration));
            Console.WriteLine(row.ToMarkdown());
            isHeld &= row.IsHeld;
        }

        return isHeld ? 0 : 1;
    }

    private static async Task<int> MeasureApartAsync(
        IReadOnlyList<IGoal> goals, TimeSpan duration, bool write, CancellationToken stop)
    {
        Console.WriteLine(Header);
        var lines = new SortedDictionary<int, string>();
        var isHeld = true;
        foreach (var goal in goals)
        {
            var (line, ended) = await GoalProcess.RunAsync(goal.Number, duration, stop);
            Console.WriteLine(line);
            lines[goal.Number] = line;
            isHeld &= ended == 0;
        }

        if (write) Write(lines);
        return isHeld ? 0 : 1;
    }

    // The rows of goals that were not asked for stay as they are.
    private static void Write(SortedDictionary<int, string> lines)
    {
        foreach (var line in PerformancePage.Read("goals").Split('\n'))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length > 1 && int.TryParse(cells[1], CultureInfo.InvariantCulture, out var number))
                lines.TryAdd(number, line);
        }

        PerformancePage.Replace("goals", string.Join('\n', lines.Values.Prepend(Header)));
    }
}
