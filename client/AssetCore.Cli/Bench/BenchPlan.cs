namespace AssetCore.Cli.Bench;

/// <summary>How hard to press, and for how long.</summary>
/// <param name="Callers">Callers at a time, each with one request in flight.</param>
/// <param name="Duration">How long.</param>
/// <param name="OperationsPerCommit">Transfers in a commit.</param>
/// <param name="CommitsPerRequest">Commits in a request.</param>
/// <param name="Accounts">Balances that quantities move between.</param>
internal sealed record BenchPlan(
    int Callers, TimeSpan Duration, int OperationsPerCommit, int CommitsPerRequest, int Accounts)
{
    /// <summary>What each account holds at first. Transfers of one each never use it up in a run of hours.</summary>
    public const long FundsEach = 1_000_000_000;
}
