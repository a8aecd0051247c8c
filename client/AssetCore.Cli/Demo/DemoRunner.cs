using System.Collections.Immutable;
using AssetCore.Cli.Commands;
using AssetCore.Cli.Input;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Online;
using AssetCore.Ids;

namespace AssetCore.Cli.Demo;

/// <summary>Tells scenarios to a server and checks what comes out.</summary>
/// <param name="server">The server.</param>
/// <param name="root">The root of the file store that the server may be writing to.</param>
internal sealed class DemoRunner(ServerConnection server, string root)
{
    private const string SequenceMoved = "WORLD_SEQ_MISMATCH";

    /// <summary>Runs one scenario from its world to its log.</summary>
    public async Task<DemoOutcome> RunAsync(
        Scenario scenario, Action<string> report, CancellationToken cancellationToken)
    {
        await CreateWorldAsync(scenario, cancellationToken);
        var commits = await CommitAsync(scenario, report, cancellationToken);
        var last = commits
            .Select(commit => commit.Result)
            .Where(result => result.Problem is null)
            .MaxBy(result => result.WorldSeqEnd);
        var reads = await ReadAsync(scenario, new WorldSeq(last?.WorldSeqEnd ?? 0), report, cancellationToken);
        report("verifying the log");
        return new DemoOutcome(scenario, commits, reads, await VerifyAsync(scenario.World, last, cancellationToken));
    }

    private async Task CreateWorldAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        var answer = await server.SendAsync(
            WorldCommand.Request(scenario.World.Value, scenario.Title), cancellationToken);
        if (answer.Problem is { Code: not "NAMESPACE_ALREADY_EXISTS" } problem)
            throw new ServerRefusal(problem, answer.Document);
    }

    private async Task<ImmutableArray<DemoCommit>> CommitAsync(
        Scenario scenario, Action<string> report, CancellationToken cancellationToken)
    {
        var sender = new CommitSender(server, scenario.World);
        var commits = ImmutableArray.CreateBuilder<DemoCommit>(scenario.Commits.Length);
        CommitResult? last = null;
        foreach (var commit in scenario.Commits)
        {
            report(commit.IdempotencyKey);
            var expected = scenario.Refusals.GetValueOrDefault(commit.IdempotencyKey);
            var result = await sender.SendAsync(
                expected is null ? commit : AtItsPlace(commit, last), cancellationToken);
            var isRetold = expected is not null && result.Problem?.Code == SequenceMoved && last is { IsReplay: true };
            commits.Add(new DemoCommit(result, expected, isRetold));
            if (result.Problem is null) last = result;
        }

        return commits.ToImmutable();
    }

    // Refusals are not remembered: told a second time, a commit that had to be refused might be possible now. So it is
    // sent on the condition that the world still stands where the story does.
    private static CommitDocument AtItsPlace(CommitDocument commit, CommitResult? last) =>
        last is null ? commit : commit.Expecting(last.WorldSeqEnd);

    private async Task<ImmutableArray<DemoRead>> ReadAsync(
        Scenario scenario, WorldSeq head, Action<string> report, CancellationToken cancellationToken)
    {
        var reads = ImmutableArray.CreateBuilder<DemoRead>(scenario.Reads.Length);
        foreach (var read in scenario.Reads)
        {
            report(read.Path);
            var answer = await server.SendAsync(ServerRequest.Read(scenario.World, read.Path, head), cancellationToken);
            ImmutableArray<string> differences = answer.Problem is { } problem
                ? [$"refused: {problem}"]
                : [.. JsonSubset.Compare(read.Expect, answer.Document)];
            reads.Add(new DemoRead(read.Path, differences));
        }

        return reads.ToImmutable();
    }

    private async Task<DemoLog> VerifyAsync(WorldId world, CommitResult? last, CancellationToken cancellationToken)
    {
        OpenLog log;
        try
        {
            log = await LogSource.OpenFilesAsync(root, world, cancellationToken);
        }
        catch (CliFault)
        {
            var hint = $"not in {root}; where the server keeps it: assetcore log verify --world {world} "
                + "with --root DIR or --connection-string TEXT";
            return new DemoLog(null, hint, true);
        }

        var report = await new LogVerifier(log).RunAsync(static (_, _) => { }, cancellationToken);
        if (report.Break is { } found) return new DemoLog(report, $"broken at {found}", false);
        var place = $"in {root}";
        return last is null || Holds(report, last)
            ? new DemoLog(report, place, true)
            : new DemoLog(report, $"{place}: it does not hold what was acknowledged; another server's store?", false);
    }

    // Two stores may tell the same story up to the same sequence, but not in the same millisecond.
    private static bool Holds(VerifyReport report, CommitResult last) =>
        report.Head.WorldSeq.Value > last.WorldSeqEnd
        || (report.Head.WorldSeq.Value == last.WorldSeqEnd
            && report.Head.TimeMs == last.Document.GetProperty("commit_time_ms").GetInt64());
}
