using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Testing.Azurite;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Writing;

/// <summary>One writer after another takes a world from one that appends as fast as the store takes it.</summary>
public sealed class LoadedTakeoverTests(Azurite azurite)
{
    private const int Takeovers = 10;

    /// <summary>
    /// Appends until it is there: second twice, the cut that finds what came before it, and the first of its own; two
    /// more for a segment that the old writer began meanwhile.
    /// </summary>
    private const int AttemptsMax = 6;

    private readonly TestWriters _writers = new(TimeProvider.System, new WorldLogOptions { SegmentAppendsMax = 40 });

    [Fact]
    public Task Every_writer_takes_over_from_the_one_before_in_memory() => TakeOverAsync(new MemoryLogStore());

    [Fact]
    public async Task Every_writer_takes_over_from_the_one_before_on_a_blob_service()
    {
        var options = new AzureBlobsOptions
        {
            ConnectionString = await azurite.GetConnectionStringAsync(),
            ContainerName = Azurite.NewContainerName(),
        };
        await TakeOverAsync(new AzureBlobLogStore(options));
    }

    private async Task TakeOverAsync(ILogStore store)
    {
        var first = await _writers.OpenAsync(store);
        var landed = await LandAsync(first, 1);
        var load = AppendUntilFencedAsync(first, [landed]);
        var acknowledged = new List<BatchFrame>();
        for (var round = 1; round <= Takeovers; round++)
        {
            // As from a checkpoint: what there is to read is what came since the last takeover.
            var fresh = await _writers.OpenAsync(store, start: new FixedStart(landed.After));
            landed = await AppendWhateverComesAsync(fresh);
            acknowledged.AddRange(await load);
            load = AppendUntilFencedAsync(fresh, [landed]);
        }

        // Whoever is last is stopped by one that appends once.
        await using var end = await _writers.OpenAsync(store);
        var last = await AppendWhateverComesAsync(end);
        acknowledged.AddRange(await load);
        acknowledged.Add(last);
        AssertSame(acknowledged, await ReadAllAsync(store));
        Assert.Null((await new ChainVerifier(store, World).VerifyAsync(null, null, Token)).Fault);
    }

    private static async Task<BatchFrame> AppendWhateverComesAsync(WorldLog log)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var outcome = await AppendAsync(log, 1_000_000 + attempt);
            if (outcome is AppendOutcome.Durable durable) return durable.Frame;
            Assert.True(outcome is AppendOutcome.Behind, $"{outcome} at attempt {attempt}");
        }

        throw new InvalidOperationException($"{AttemptsMax} attempts were not enough.");
    }

    private static Task<List<BatchFrame>> AppendUntilFencedAsync(WorldLog log, List<BatchFrame> acknowledged) =>
        Task.Run(
            async () =>
            {
                await using var owned = log;
                while (await AppendAsync(log, acknowledged.Count) is var outcome)
                {
                    if (outcome is AppendOutcome.Fenced) break;
                    acknowledged.Add(Assert.IsType<AppendOutcome.Durable>(outcome).Frame);
                }

                return acknowledged;
            },
            Token);
}
