namespace AssetCore.Benchmarks.Goals;

/// <summary>What the measurement of one goal came to: held if each of its checks is.</summary>
/// <param name="Number">The goal's number.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Checks">Its figures.</param>
internal sealed record GoalRow(int Number, string Title, IReadOnlyList<GoalCheck> Checks)
{
    public bool IsHeld => Checks.All(check => check.IsHeld);

    /// <summary>A row of a Markdown table: number, measure, figure, ceiling or peer, ratio, goal, held or not.</summary>
    public string ToMarkdown() =>
        $"| {Number} | {Title} | {Join(check => check.Figure)} | {Join(check => check.Against)} | "
        + $"{Join(check => check.ValueText)} | {Join(check => check.Limit.ToString())} | "
        + $"{(IsHeld ? "held" : "not held")} |";

    private string Join(Func<GoalCheck, string> part) => string.Join("; ", Checks.Select(part));
}
