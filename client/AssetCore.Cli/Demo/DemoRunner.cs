using AssetCore.Cli.Offline;
using AssetCore.Cli.Online;
using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Recovery.Verification;
using AssetCore.Worlds;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Cli.Demo;

/// <summary>Tells scenarios to a server and checks what comes out.</summary>
/// <param name="server">The server.</param>
/// <param name="root">The root of the file store that the server may be writing to.</param>
internal sealed class DemoRunner(Server server, string root)
{
    /// <summary>Runs one scenario from its world to its log.</summary>
    public async Task<DemoOutcome> RunAsync(
        Scenario scenario, Action<string> report, CancellationToken cancellationToken)
    {
        await CreateWorldAsync(scenario, cancellationToken);
        var teller = new StoryTeller(server, scenario);
        var steps = await teller.TellAsync(report, cancellationToken);
        report("verifying the log");
        var log = await VerifyAsync(scenario.World, teller.Last, cancellationToken);
        return new DemoOutcome(scenario, steps, log);
    }

    private async Task CreateWorldAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        var request = new CreateWorldRequest { NamespaceId = scenario.World, DisplayName = scenario.Title };
        var outcome = await server.Client.CreateWorldAsync(request, cancellationToken);
        if (outcome.Rejection?.Code != ErrorCode.NamespaceAlreadyExists) server.Require(outcome);
    }

    private async Task<DemoLog> VerifyAsync(WorldId world, CommitReceipt? last, CancellationToken cancellationToken)
    {
        var report = await FindAsync(world, cancellationToken);
        if (report is null)
        {
            var hint = $"not in {root}; where the server keeps it: assetcore log verify --world {world} "
                + "with --root DIR or --connection-string TEXT";
            return new DemoLog(null, hint, true);
        }

        if (report.Findings is [var found, ..]) return new DemoLog(report, $"broken at {found}", false);
        var place = $"in {root}";
        return last is null || Holds(report, last)
            ? new DemoLog(report, place, true)
            : new DemoLog(report, $"{place}: it does not hold what was acknowledged; another server's store?", false);
    }

    private async Task<WorldReport?> FindAsync(WorldId world, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root)) return null;
        using var store = LogSource.OpenFiles(root, mustExist: true);
        try
        {
            return await new WorldVerifier(store.Store, world, TimeProvider.System)
                .VerifyAsync(new VerifyOptions(), null, cancellationToken);
        }
        catch (Exception exception) when (OpenStore.IsUnreadable(exception))
        {
            throw OpenStore.NotReadable(exception);
        }
    }

    // Two stores may tell the same story up to the same sequence, but not in the same millisecond.
    private static bool Holds(WorldReport report, CommitReceipt last) =>
        report.Head.WorldSeq > last.WorldSeqEnd
        || (report.Head.WorldSeq == last.WorldSeqEnd && report.Head.TimeMs == last.TimeMs);
}
