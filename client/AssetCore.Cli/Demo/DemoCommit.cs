using AssetCore.Cli.Online;

namespace AssetCore.Cli.Demo;

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
