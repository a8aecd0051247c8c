using AssetCore.Benchmarks.Operations;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using BenchmarkDotNet.Attributes;

namespace AssetCore.Benchmarks.Micro.Suites;

/// <summary>
/// Operations judged, carried out, kept for undo and encoded as events, and undone: so each round meets the same world.
/// The figures are of one operation out of a commit or a batch of <see cref="Count"/>.
/// </summary>
public class EngineSuite
{
    private const int Count = 500;
    private const int Size = 10_000;
    private static readonly DecimalQuantity s_one = DecimalQuantity.FromInteger(1);
    private static readonly DecimalQuantity s_tooMuch = DecimalQuantity.FromInteger(1_000_000_000);
    private FurnishedWorld _world = null!;
    private PreparedCommit _transfers = null!;
    private PreparedCommit[] _commits = [];
    private PreparedCommit _holds = null!;
    private PreparedCommit _splits = null!;
    private PreparedCommit _parts = null!;
    private PreparedCommit _refused = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _world = new FurnishedWorld(Size);
        _transfers = _world.Prepare(
            [new TransferMany([.. Some(i => new Transfer(From(i), To(i), FurnishedWorld.Gold, null, s_one))])]);
        _commits = [.. Some(i => _world.Prepare([Transfer(i, s_one)]))];
        // All but the last are carried out and undone again: the price of a refusal is that of what came before it.
        _refused = _world.Prepare([.. Some(i => Transfer(i, i < Count - 1 ? s_one : s_tooMuch))]);
        _holds = _world.Prepare([.. Some(Hold)]);
        _splits = _world.Prepare([.. Some(Split)]);
        _parts = _world.Prepare([.. Some(Part)]);
    }

    [Benchmark(Description = "transfer, 500 in one commit", OperationsPerInvoke = Count)]
    public void Transfers() => Round(_transfers);

    [Benchmark(Description = "commit of one transfer, 500 in one batch", OperationsPerInvoke = Count)]
    public void Commits()
    {
        _world.Engine.BeginBatch(0);
        foreach (var commit in _commits)
        {
            if (!_world.Engine.Execute(commit).IsCommitted)
                throw new InvalidOperationException("A transfer was refused.");
        }

        _world.Engine.RollBack();
    }

    [Benchmark(Description = "transfer undone by a refusal, 500 in one commit", OperationsPerInvoke = Count)]
    public void Refused()
    {
        _world.Engine.BeginBatch(0);
        if (_world.Engine.Execute(_refused).IsCommitted)
            throw new InvalidOperationException("An overdraft was not refused.");
        _world.Engine.RollBack();
    }

    [Benchmark(Description = "hold", OperationsPerInvoke = Count)]
    public void Holds() => Round(_holds);

    [Benchmark(Description = "split of a stack on a grid", OperationsPerInvoke = Count)]
    public void Splits() => Round(_splits);

    [Benchmark(Description = "new instance in a slot", OperationsPerInvoke = Count)]
    public void Instances() => Round(_parts);

    private static IEnumerable<T> Some<T>(Func<int, T> one) => Enumerable.Range(0, Count).Select(one);

    private static TransferFungible Transfer(int i, DecimalQuantity quantity) =>
        new(From(i), To(i), FurnishedWorld.Gold, null, quantity);

    private static HoldFungible Hold(int i) =>
        new(new HoldId($"new-{i}"), From(i), FurnishedWorld.Gold, null, s_one, new WorldSeq(long.MaxValue), null);

    private static SplitStack Split(int i) => new(
        FurnishedWorld.Grid,
        FurnishedWorld.StackAt(i),
        s_one,
        FurnishedWorld.Cell(FurnishedWorld.StackAt(i) + 1));

    private static AddInstance Part(int i) =>
        new(FurnishedWorld.Part, null, new Location.Slot(FurnishedWorld.Slots, FurnishedWorld.SlotAt(i) + 1));

    // Spread over the whole world, so that cells are as far apart as those of real commits.
    private static ContainerId From(int i) => FurnishedWorld.Account(i * 17 % Size);

    private static ContainerId To(int i) => FurnishedWorld.Account(((i * 17) + 4_999) % Size);

    private void Round(PreparedCommit commit)
    {
        _world.Try(commit);
        _world.Engine.RollBack();
    }
}
