using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Format.Frames;
using AssetCore.Grains.Replicas;
using AssetCore.Ids;
using BenchmarkDotNet.Attributes;

namespace AssetCore.Benchmarks.Micro.Suites;

/// <summary>
/// The two sides behind a projection: what a read pays to hold one, and what a batch pays to reach both.
/// </summary>
public class ReplicaSuite
{
    private const int Batches = 200;
    private WorldState _start = null!;
    private (FrameHeader Header, byte[] Payload)[] _frames = [];
    private LeftRight<WorldState> _sides = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var world = new AccountWorld();
        _start = world.Engine.State.Clone();
        _frames = [.. world.Commit(Batches)];
        Renew();
    }

    /// <summary>Each round applies the same batches to a world that has not seen them.</summary>
    [IterationSetup(Target = nameof(ApplyToBoth))]
    public void Renew() => _sides = new LeftRight<WorldState>(_start.Clone(), _start.Clone());

    [Benchmark(Description = "side held for a read and left")]
    public WorldSeq Read()
    {
        using var hold = _sides.Read();
        return hold.State.Head;
    }

    [Benchmark(Description = "sides exchanged, nobody reads")]
    public async ValueTask Swap()
    {
        _sides.Publish();
        await _sides.DrainAsync();
    }

    [Benchmark(
        Description = "commit of one transfer applied to both sides, 500 in one batch",
        OperationsPerInvoke = Batches * AccountWorld.CommitsPerBatch)]
    public async ValueTask ApplyToBoth()
    {
        foreach (var (header, payload) in _frames)
        {
            Replayer.Apply(_sides.Hidden, header, payload);
            _sides.Publish();
            await _sides.DrainAsync();
            Replayer.Apply(_sides.Hidden, header, payload);
        }
    }
}
