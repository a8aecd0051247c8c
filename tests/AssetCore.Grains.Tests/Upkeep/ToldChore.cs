using System.Threading.Channels;
using AssetCore.Ids;
using AssetCore.Recovery.Upkeep;

namespace AssetCore.Grains.Tests.Upkeep;

/// <summary>A chore that tells of each run, then does what it was told.</summary>
internal sealed class ToldChore(string name, Func<WorldId, Task> work) : IWorldChore
{
    private readonly Channel<long> _runs = Channel.CreateUnbounded<long>();

    public string Name => name;

    public int Runs { get; private set; }

    /// <summary>The world of the next run, once it has begun.</summary>
    public ValueTask<long> NextAsync() => _runs.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask<TimeSpan?> RunAsync(WorldId world, CancellationToken cancellationToken)
    {
        Runs++;
        _runs.Writer.TryWrite(world.Value);
        await work(world).WaitAsync(cancellationToken);
        return null;
    }
}
