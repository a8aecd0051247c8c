using System.Diagnostics;
using AssetCore.Grains;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;
using AssetCore.Simulation.Stores;
using AssetCore.Simulation.Worlds;

namespace AssetCore.Simulation.Clocks;

/// <summary>
/// Clocks that jump, run backwards, or differ between machines. What was acknowledged stays, keys stay, numbers have no
/// gap, and the time of batches never goes back (a <see cref="Witness"/> sees to all of it); holds shift by the jump at
/// most.
/// </summary>
public sealed class ClockTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public void Clocks_that_jump_by_seed_break_no_promise()
    {
        var (began, seeds) = (Stopwatch.GetTimestamp(), Nightly.IsOn ? 5_000 : 100);
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var scenario = new Scenario(seed % 2 == 0 ? StoreMedium.Blobs : StoreMedium.Files, seed);
            scenario.Tell(process => new SimulatedSilo(process, WorldTale.Options), step =>
            {
                // Every third call sees another calendar: an hour either way, another time zone, seconds back and
                // forth.
                if (random.Next(3) > 0) return null;
                return random.Next(4) switch
                {
                    0 => s_hour,
                    1 => -s_hour,
                    2 => TimeSpan.FromHours(random.Next(-12, 13)),
                    _ => TimeSpan.FromSeconds(random.Next(-30, 30)),
                };
            });
        }

        output.WriteLine($"{seeds} seeds, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_hold_ends_earlier_or_later_by_the_jump_at_most_and_never_twice(int hours)
    {
        var jump = hours * s_hour;
        var ended = EndOfHold(jump);

        // It was to last two hours. A clock that jumps ahead ends it so much earlier; one that jumps back holds the
        // time of batches still until it has caught up, and ends it so much later.
        Assert.InRange(ended, (2 * s_hour) - jump, (2 * s_hour) - jump + TimeSpan.FromMinutes(1));
    }

    /// <summary>How long a hold of two hours lasts if the clock jumps after it was made.</summary>
    private static TimeSpan EndOfHold(TimeSpan jump)
    {
        var simulation = new StoreSimulation(1, StoreMedium.Blobs);
        var silo = new SimulatedSilo(simulation.StartProcess(), new AssetCoreOptions());
        var client = new WorldClient(WorldTale.World, new Witness(simulation.Durable, WorldTale.World), Ledger.Empty);
        var ended = TimeSpan.Zero;
        simulation.Run(silo.Process, async process =>
        {
            await silo.CreateAsync(WorldTale.World);
            await client.SendAsync(silo, new Wish("setup", [.. WorldTale.Accounts("a", "b"), WorldTale.Adds("a", 5)]));
            var (began, expires) = (process.Time.Now, process.Time.GetUtcNow() + (2 * s_hour));
            await client.SendAsync(silo, new Wish("hold", new HoldFungible(
                new("h"), new("a"), new("gold"), null, DecimalQuantity.FromInteger(5), null, expires.ToUnixTimeMilliseconds())));
            process.Time.CalendarOffset += jump;
            while (!await TryMoveAsync(silo, process)) await Task.Delay(TimeSpan.FromSeconds(20), process.Time);
            ended = process.Time.Now - began;
            await client.Witness.ReadOnAsync();
        });
        return ended;
    }

    // What the hold keeps cannot be moved before it has ended.
    private static async Task<bool> TryMoveAsync(SimulatedSilo silo, SimulatedProcess process)
    {
        var key = $"move-{process.Time.Now.Ticks}";
        var move = Format.Requests.PreparedCommit.Create(new Commits.CommitRequest
        {
            Operations = [WorldTale.Moves("a", "b", 5)],
            IdempotencyKey = key,
        });
        return (await silo.CommitAsync(WorldTale.World, [move]))[0].IsCommitted;
    }
}
