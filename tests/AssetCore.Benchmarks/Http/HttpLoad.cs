using System.Diagnostics;
using AssetCore.Benchmarks.Clients;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Http;

/// <summary>A closed loop of HTTP commits: each connection asks again when it has its answer.</summary>
/// <param name="port">Where the server listens, on this machine.</param>
internal sealed class HttpLoad(int port)
{
    // Of all loads, so that no key is ever used twice.
    private int _connections;

    public async Task<LoadAnswer> RunAsync(HttpLoadAsk ask)
    {
        var begun = Stopwatch.GetTimestamp();
        var countFrom = begun + (long)(ask.WarmUp.TotalSeconds * Stopwatch.Frequency);
        var until = countFrom + (long)(ask.Duration.TotalSeconds * Stopwatch.Frequency);
        var loops = Enumerable.Range(0, ask.Connections)
            .Select(_ => new CommitBody(ask.Path, ask.Token, ++_connections))
            .ToArray()
            .Select(body => Task.Run(() => AskAsync(body, countFrom, until)));
        var latencies = new Latencies();
        long acknowledged = 0;
        foreach (var (counted, answers) in await Task.WhenAll(loops))
        {
            latencies.Add(counted);
            acknowledged += answers;
        }

        return new LoadAnswer(
            latencies.Count / ask.Duration.TotalSeconds,
            acknowledged,
            latencies.Percentile(0.5),
            latencies.Percentile(0.99));
    }

    private async Task<(Latencies Counted, long Answers)> AskAsync(CommitBody body, long countFrom, long until)
    {
        await using var connection = await HttpConnection.OpenAsync(port);
        var latencies = new Latencies();
        for (long answers = 0; ; answers++)
        {
            var began = Stopwatch.GetTimestamp();
            if (began >= until) return (latencies, answers);
            await connection.AskAsync(body.Next());
            var ended = Stopwatch.GetTimestamp();
            if (ended >= countFrom && ended < until) latencies.Record(ended - began);
        }
    }
}
