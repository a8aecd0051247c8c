using AssetCore.Benchmarks.Operations;
using AssetCore.Engine.Queries;
using AssetCore.Reads;
using BenchmarkDotNet.Attributes;

namespace AssetCore.Benchmarks.Micro.Suites;

/// <summary>Questions to a state with 10,000 things of each kind, answer included.</summary>
public class QuerySuite
{
    private const int Size = 10_000;
    private const int Page = 100;
    private FurnishedWorld _world = null!;
    private WorldQuery[] _balances = [];
    private WorldQuery[] _containers = [];
    private WorldQuery _instance = null!;
    private int _asked;

    [GlobalSetup]
    public void Prepare()
    {
        _world = new FurnishedWorld(Size);
        // Not one after another, as callers do not ask.
        var accounts = Enumerable.Range(0, Size).Select(i => FurnishedWorld.Account(i * 4_999 % Size)).ToArray();
        _balances = [.. accounts.Select(account => new WorldQuery.Balances(account, null, Page))];
        _containers = [.. accounts.Select(account => new WorldQuery.Container(account))];
        _instance = new WorldQuery.Instance(new(Size / 2));
    }

    [Benchmark(Description = "balance of an account")]
    public QueryAnswer Balance() => Ask(Next(_balances));

    [Benchmark(Description = "container")]
    public QueryAnswer Container() => Ask(Next(_containers));

    [Benchmark(Description = "instance")]
    public QueryAnswer Instance() => Ask(_instance);

    [Benchmark(Description = "page of 100 containers")]
    public QueryAnswer Containers() => Ask(new WorldQuery.Containers(null, null, null, Page));

    [Benchmark(Description = "page of 100 slots")]
    public QueryAnswer Slots() => Ask(new WorldQuery.Slots(FurnishedWorld.Slots, null, Page));

    [Benchmark(Description = "page of 100 stacks on a grid")]
    public QueryAnswer Grid() => Ask(new WorldQuery.GridCells(FurnishedWorld.Grid, null, null, Page));

    [Benchmark(Description = "sums of a class")]
    public QueryAnswer ClassStats() => Ask(new WorldQuery.ClassStats(FurnishedWorld.Gold));

    private WorldQuery Next(WorldQuery[] queries) => queries[_asked = (_asked + 1) % queries.Length];

    private QueryAnswer Ask(WorldQuery query)
    {
        var outcome = StateQueries.Execute(_world.Engine.State, query);
        return outcome.Answer ?? throw new InvalidOperationException($"A query was refused: {outcome.Rejection}");
    }
}
