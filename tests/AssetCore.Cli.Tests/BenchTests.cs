using AssetCore.Cli.Bench;
using AssetCore.Cli.Tests.Support;
using AssetCore.Log.Memory;
using CsCheck;

namespace AssetCore.Cli.Tests;

public sealed class BenchTests
{
    [Fact]
    public async Task A_run_counts_commits_keeps_sums_and_leaves_no_accounts()
    {
        using var server = new EngineServer(new MemoryLogStore());
        await using var world = await server.AddAsync(1);
        var run = await new CliRun.Setup { Server = server, Time = new SteppingTime() }.RunAsync(
            "bench", "--callers", "4", "--duration", "1", "--ops", "2", "--accounts", "5", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Document.GetProperty("commits").GetInt64() > 0);
        Assert.Equal(0, run.Document.GetProperty("broken_invariants").GetArrayLength());
        Assert.True(run.Document.GetProperty("latency_us").GetProperty("p50").GetInt64() > 0);
        var left = await new CliRun.Setup { Server = server }.RunAsync("get", "containers", "--json");
        Assert.Equal(0, left.Document.GetProperty("containers").GetArrayLength());
    }

    [Fact]
    public async Task A_world_that_is_not_there_is_exit_code_1()
    {
        using var server = new ScriptedServer().Refuses(404, "NAMESPACE_NOT_FOUND");
        var run = await new CliRun.Setup { Server = server }.RunAsync("bench", "--duration", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: NAMESPACE_NOT_FOUND", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_percentile_is_at_most_one_part_in_32_above_the_exact_one() =>
        Gen.Long[0, 100_000_000].Array[1, 200].Sample(durations =>
        {
            var histogram = new LatencyHistogram();
            foreach (var duration in durations) histogram.Add(duration);
            var sorted = durations.Order().ToArray();
            foreach (var share in new[] { 0.5, 0.9, 0.99, 1 })
            {
                var exact = sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
                Assert.InRange(histogram.Percentile(share), exact, exact + (exact / 32) + 1);
            }
        });
}
