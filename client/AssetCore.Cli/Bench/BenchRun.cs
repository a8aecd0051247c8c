using System.Collections.Immutable;
using AssetCore.Client;
using AssetCore.Commits;
using AssetCore.Errors;

namespace AssetCore.Cli.Bench;

/// <summary>
/// Presses a world with a fixed number of callers, each sending as soon as it was answered, and checks it afterwards.
/// </summary>
/// <param name="client">The world.</param>
/// <param name="world">The accounts.</param>
/// <param name="plan">How hard, and for how long.</param>
/// <param name="time">The clock.</param>
internal sealed class BenchRun(IWorldClient client, BenchWorld world, BenchPlan plan, TimeProvider time)
{
    private long _acknowledged;

    /// <summary>Runs the load and checks what it left.</summary>
    /// <param name="report">Told of the seconds gone by and of the commits so far.</param>
    /// <param name="cancellationToken">Ends the run at once, without a report.</param>
    public async Task<BenchReport> RunAsync(Action<double, string> report, CancellationToken cancellationToken)
    {
        var before = await HeadAsync(cancellationToken);
        var started = time.GetTimestamp();
        using var watch = new CancellationTokenSource();
        var watching = WatchAsync(started, report, watch.Token);
        var callers = await Task.WhenAll(
            Enumerable.Range(0, plan.Callers).Select(seed => CallAsync(seed, started, cancellationToken)));
        var elapsed = time.GetElapsedTime(started);
        await watch.CancelAsync();
        await watching;
        var faults = await CheckAsync(before, cancellationToken);
        return Sum(callers, elapsed, faults);
    }

    private async Task<CallerTally> CallAsync(int seed, long started, CancellationToken cancellationToken)
    {
        var tally = new CallerTally();
        var chance = new Random(seed);
        while (time.GetElapsedTime(started) < plan.Duration)
        {
            ImmutableArray<CommitRequest> requests =
                [.. Enumerable.Range(0, plan.CommitsPerRequest)
                    .Select(_ => world.Transfers(chance, plan.OperationsPerCommit))];
            var sent = time.GetTimestamp();
            var outcomes = await client.CommitManyAsync(requests, cancellationToken);
            tally.Add(outcomes, time.GetElapsedTime(sent));
            Interlocked.Add(ref _acknowledged, outcomes.Count(outcome => outcome.IsCommitted));
        }

        return tally;
    }

    private async Task WatchAsync(long started, Action<double, string> report, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                report(time.GetElapsedTime(started).TotalSeconds, $"{Interlocked.Read(ref _acknowledged):N0} commits");
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over, and with it the watching.
        }
    }

    private async Task<ImmutableArray<string>> CheckAsync(long before, CancellationToken cancellationToken)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var sum = await world.SumAsync(cancellationToken);
        if (sum != world.Funds) faults.Add($"the accounts hold {sum} together and {world.Funds} were put in");
        var events = await HeadAsync(cancellationToken) - before;
        // A transfer changes two balances, so it is two events; nobody can have caused fewer.
        var least = Interlocked.Read(ref _acknowledged) * plan.OperationsPerCommit * 2;
        if (events < least) faults.Add($"the world moved by {events} events and {least} were acknowledged");
        return faults.ToImmutable();
    }

    private async Task<long> HeadAsync(CancellationToken cancellationToken) =>
        (await client.GetFreshnessAsync(cancellationToken)).OrThrow().Freshness?.CommitLogWorldSeq.Value ?? 0;

    private BenchReport Sum(CallerTally[] callers, TimeSpan elapsed, ImmutableArray<string> faults)
    {
        var latency = new LatencyHistogram();
        foreach (var caller in callers) latency.Add(caller.Latency);
        var refusals = callers
            .SelectMany(caller => caller.Refusals)
            .GroupBy(refusal => ErrorCatalogue.Get(refusal.Key).Text, refusal => refusal.Value)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);
        return new BenchReport(plan, elapsed, Interlocked.Read(ref _acknowledged), refusals, latency, faults);
    }
}
