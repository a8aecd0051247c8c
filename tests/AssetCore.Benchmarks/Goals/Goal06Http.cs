using System.Globalization;
using AssetCore.Benchmarks.Clients;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Http;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// One-transfer commits over HTTP from another process, beside an endpoint of the same server that parses and answers
/// the same bodies and does nothing else.
/// </summary>
internal sealed class Goal06Http : IGoal
{
    private const long World = 1;
    private const double ShareMin = 0.5;
    private static readonly int[] s_connections = [64, 256];

    // Of each, before anything counts: in the first seconds code is compiled while it runs, and compiled again with
    // what was learnt about it. The commit has many times the code of the empty endpoint, so it would be slower for
    // longer.
    private static readonly TimeSpan s_compilation = TimeSpan.FromSeconds(5);

    public int Number => 6;

    public string Title => "HTTP commits of one transfer, files";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync("files");
        await using var http = await HttpSilo.StartAsync(place.Store);
        await http.Silo.CreateWorldAsync(World);
        var pipeline = new AssetCorePipeline(http.Silo.Grains, World, throughClient: false);
        await pipeline.PrepareAsync(callers: 1);
        await http.SampleAsync(World);
        var audit = await HeadAudit.BeginAsync(http.Silo.Grains, World);
        await using var program = ChildProgram.Start(
            LoadHttpCommand.Name, LoadHttpCommand.Port, http.Port.ToString(CultureInfo.InvariantCulture));

        var (warmUp, slice) = (Alternation.WarmUp(duration), Alternation.Slice(duration));
        long acknowledged = 0;
        await CommitAsync(s_connections[^1], TimeSpan.Zero, s_compilation);
        await AskEmptyAsync(s_connections[^1], TimeSpan.Zero, s_compilation);
        List<GoalCheck> checks = [];
        foreach (var connections in s_connections)
        {
            var (real, empty) = await Alternation.MediansAsync(
                () => CommitAsync(connections, warmUp, slice), () => AskEmptyAsync(connections, warmUp, slice));
            checks.Add(GoalCheck.Ratio(
                $"commits/s, {connections} connections", real, "empty endpoint", empty, Limit.AtLeast(ShareMin)));
        }

        await audit.CheckAsync(acknowledged);
        await pipeline.CheckAsync(acknowledged);
        return checks;

        async Task<double> CommitAsync(int connections, TimeSpan before, TimeSpan counted)
        {
            var answer = await program.AskAsync<HttpLoadAsk, LoadAnswer>(
                new HttpLoadAsk(HttpSilo.CommitPath(World), http.Token, connections, before, counted));
            acknowledged += answer.Acknowledged;
            return answer.PerSecond;
        }

        async Task<double> AskEmptyAsync(int connections, TimeSpan before, TimeSpan counted) =>
            (await program.AskAsync<HttpLoadAsk, LoadAnswer>(
                new HttpLoadAsk(EmptyEndpoint.Path, null, connections, before, counted))).PerSecond;
    }
}
