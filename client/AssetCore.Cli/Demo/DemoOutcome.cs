using System.Collections.Immutable;
using AssetCore.Cli.Online;
using AssetCore.Cli.Offline;

namespace AssetCore.Cli.Demo;

/// <summary>What became of one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Commits">Its commits.</param>
/// <param name="Reads">Its reads.</param>
/// <param name="Log">The check of its log.</param>
internal sealed record DemoOutcome(
    Scenario Scenario, ImmutableArray<DemoCommit> Commits, ImmutableArray<DemoRead> Reads, DemoLog Log)
{
    /// <summary>True if everything came out as the scenario says.</summary>
    public bool IsAsExpected =>
        Commits.All(commit => commit.IsAsExpected) && Reads.All(read => read.Differences.IsEmpty) && Log.IsAsExpected;
}

/// <summary>What became of one commit of a scenario.</summary>
/// <param name="Result">The receipt or the refusal.</param>
/// <param name="ExpectedCode">The code that it must be refused with; null if it must be committed.</param>
/// <param name="IsRetold">
/// True if the world has gone on since this was told first, so that the refusal cannot be shown again.
/// </param>
internal sealed record DemoCommit(CommitResult Result, string? ExpectedCode, bool IsRetold)
{
    /// <summary>True if it came out as the scenario says.</summary>
    public bool IsAsExpected =>
        Result.Problem is { } problem ? problem.Code == ExpectedCode || IsRetold : ExpectedCode is null;
}

/// <summary>What became of one read of a scenario.</summary>
/// <param name="Path">What was read.</param>
/// <param name="Differences">How the answer differs; empty if it fits.</param>
internal sealed record DemoRead(string Path, ImmutableArray<string> Differences);

/// <summary>What became of the check of a scenario's log.</summary>
/// <param name="Report">What the verification found; null if the log is not to be found from here.</param>
/// <param name="Remark">What else there is to say, or null.</param>
/// <param name="IsAsExpected">False if the log is broken or does not hold what was acknowledged.</param>
internal sealed record DemoLog(VerifyReport? Report, string? Remark, bool IsAsExpected);
