using AssetCore.Recovery.Verification;

namespace AssetCore.Cli.Demo;

/// <summary>What became of the check of a scenario's log.</summary>
/// <param name="Report">What the verification found; null if the log is not to be found from here.</param>
/// <param name="Remark">What else there is to say, or null.</param>
/// <param name="IsAsExpected">False if the log is broken or does not hold what was acknowledged.</param>
internal sealed record DemoLog(WorldReport? Report, string? Remark, bool IsAsExpected);
