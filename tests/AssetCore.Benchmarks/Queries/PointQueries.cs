using System.Diagnostics;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Queries;

/// <summary>Loops that ask for the balance of one random account after the other, each after its last answer.</summary>
/// <param name="ask">The projection, or what stands in its place.</param>
/// <param name="accounts">The accounts there are.</param>
internal sealed class PointQueries(Func<QueryCall, Task<QueryReply>> ask, ContainerId[] accounts)
{
    /// <summary>Answers per second.</summary>
    public async Task<double> RunAsync(int loops, TimeSpan warmUp, TimeSpan duration)
    {
        var countFrom = Stopwatch.GetTimestamp() + (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        var until = countFrom + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, loops).Select(
            seed => Task.Run(() => AskAsync(new Random(seed), countFrom, until))));
        return counts.Sum() / duration.TotalSeconds;
    }

    private async Task<long> AskAsync(Random random, long countFrom, long until)
    {
        for (long count = 0; ;)
        {
            var account = accounts[random.Next(accounts.Length)];
            var query = new WorldQuery.Balances(account, null, ReadLimits.PageDefault);
            var reply = await ask(new QueryCall(query, null));
            if (reply.Outcome.Rejection is { } refusal)
                throw new InvalidOperationException($"A query was refused: {refusal}");
            var now = Stopwatch.GetTimestamp();
            if (now >= until) return count;
            if (now >= countFrom) count++;
        }
    }
}
