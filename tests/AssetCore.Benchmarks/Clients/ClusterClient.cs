using System.Globalization;
using AssetCore.Benchmarks.Hosting;

namespace AssetCore.Benchmarks.Clients;

/// <summary>The process of <c>load-client</c>, beside the silo whose gateway it goes through.</summary>
internal sealed class ClusterClient : IAsyncDisposable
{
    private readonly ChildProgram _program;

    private ClusterClient(ChildProgram program) => _program = program;

    /// <summary>All real commits that it was told are committed.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Starts it; it makes the accounts of the world before it answers the first question.</summary>
    public static ClusterClient Start(BenchmarkSilo silo, long world, long emptyWorld, int callersMax) => new(
        ChildProgram.Start(
            LoadClientCommand.Name,
            LoadClientCommand.Gateway,
            Text(silo.GatewayPort),
            LoadClientCommand.World,
            Text(world),
            LoadClientCommand.EmptyWorld,
            Text(emptyWorld),
            LoadClientCommand.CallersMax,
            Text(callersMax)));

    public async Task<LoadAnswer> RunAsync(ClusterAsk ask)
    {
        var answer = await _program.AskAsync<ClusterAsk, LoadAnswer>(ask);
        if (!ask.IsEmpty) Acknowledged += answer.Acknowledged;
        return answer;
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
