using AssetCore.Benchmarks.Micro;

namespace AssetCore.Benchmarks.Goals;

/// <summary>The engine alone on one core: a transfer executed, undoable and encoded.</summary>
internal sealed class Goal10Engine : IGoal
{
    private const double PerSecondMin = 5_000_000;

    // Receipts and what grows with the log, over a thousand transfers each: nothing of it is a transfer's own.
    private const double BytesMax = 1;

    public int Number => 10;

    public string Title => "engine alone, execute + undo + encode a transfer";

    public Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        var (perSecond, bytes) = EngineReport.MeasureExecution(duration);
        return Task.FromResult<IReadOnlyList<GoalCheck>>(
        [
            GoalCheck.Alone("transfers/s", perSecond, Limit.AtLeast(PerSecondMin)),
            GoalCheck.Alone("bytes allocated each", bytes, Limit.AtMost(BytesMax)),
        ]);
    }
}
