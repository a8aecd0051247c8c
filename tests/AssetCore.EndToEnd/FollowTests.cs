using AssetCore.Client;
using AssetCore.EndToEnd.Processes;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.EndToEnd;

public sealed class FollowTests : IDisposable
{
    private const int Callers = 8;
    private const int AcknowledgementsPerRound = 200;
    private const int Kills = 2;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assetcore-follow-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] Settings => ["--AssetCore:Storage:Files:Root", _folder.FullName];

    private string Tokens => Path.Combine(_folder.FullName, "auth", "tokens");

    [Fact]
    public async Task A_follower_misses_nothing_and_sees_nothing_twice_across_kill_nine_and_restart()
    {
        var load = new Load();
        var silo = await SiloProcess.StartAsync(Settings, Tokens);
        using var world = silo.World("reader");
        await using var followed = new FollowedWorld(world);
        using (var writer = silo.Client("writer")) await Load.PrepareAsync(writer);

        for (var round = 0; round < Kills; round++)
        {
            using (var writer = silo.Client("writer"))
                await load.RunAsync(writer, Callers, AcknowledgementsPerRound, silo.KillAsync);
            await silo.DisposeAsync();
            silo = await SiloProcess.StartAsync(Settings, Tokens, silo.Address);
            using (var writer = silo.Client("writer")) await load.SettleAsync(writer);
        }

        var head = (await world.GetFreshnessAsync(Cancellation)).OrThrow().Freshness!.CommitLogWorldSeq;
        await followed.WaitForAsync(head);
        await silo.DisposeAsync();
        Check(followed.Commits, load, head);
    }

    [Fact]
    public async Task A_hold_that_ran_out_before_a_kill_is_released_by_the_first_commit_after_it()
    {
        var silo = await SiloProcess.StartAsync(Settings, Tokens);
        WorldSeq held;
        using (var world = silo.World("writer"))
        {
            await world.CommitOrThrowAsync(Commit.New()
                .RegisterClass("gold").CreateBalance("purse").CreateBalance("till")
                    .Add("gold", 10, to: "purse"), Cancellation);
            var until = new WorldSeq(world.HighestSeen.Value + 3);
            var hold = Commit.New().Hold("bid", "purse", "gold", 7, expiresAtWorldSeq: until);
            held = (await world.CommitOrThrowAsync(hold, Cancellation)).WorldSeqEnd;
            // Brings the head to where the hold ends; what releases it is the next commit.
            await world.CommitOrThrowAsync(Commit.New().Transfer("gold", 1, from: "purse", to: "till"), Cancellation);
        }

        await silo.KillAsync();
        await silo.DisposeAsync();
        await using var again = await SiloProcess.StartAsync(Settings, Tokens);
        using var survivor = again.World("writer");
        Assert.Equal(7, (await BalanceAsync(survivor, held)).Held);
        await survivor.CommitOrThrowAsync(Commit.New().Transfer("gold", 9, from: "purse", to: "till"), Cancellation);
        Assert.Empty((await survivor.ListHoldsAsync(cancellation: Cancellation)).OrThrow().Holds);
        Assert.Empty((await survivor.ListBalancesAsync(new("purse"), cancellation: Cancellation)).OrThrow().Balances);

        var history = (await survivor.ListCommitsAsync(held.Next, cancellation: Cancellation)).OrThrow().Commits;
        Assert.Equal(3, history.Length);
        Assert.Contains("world", history[1].Origin!.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(decimal Quantity, decimal Held)> BalanceAsync(HttpWorldClient world, WorldSeq least)
    {
        var head = (await world.GetFreshnessAsync(Cancellation)).OrThrow().Freshness!;
        Assert.True(head.CommitLogWorldSeq > least);
        var page = (await world.ListBalancesAsync(new("purse"), cancellation: Cancellation)).OrThrow();
        var balance = Assert.Single(page.Balances);
        return (Number(balance.Quantity), Number(balance.Held));
    }

    private static decimal Number(Quantities.DecimalQuantity quantity) =>
        decimal.Parse(quantity.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    private static void Check(IReadOnlyList<CommittedCommit> commits, Load load, WorldSeq head)
    {
        var expected = new WorldSeq(1);
        foreach (var commit in commits)
        {
            Assert.Equal(expected, commit.Item.WorldSeqStart);
            Assert.Equal(commit.Item.EventCount, commit.Events.Length);
            expected = commit.Item.WorldSeqEnd.Next;
        }

        Assert.Equal(head.Next, expected);
        var seen = commits.Select(commit => commit.Item.CommitId.ToString()).ToHashSet(StringComparer.Ordinal);
        Assert.All(load.Intents, intent => Assert.Contains(intent.Receipt!["commit_id"]!.GetValue<string>(), seen));
    }
}
