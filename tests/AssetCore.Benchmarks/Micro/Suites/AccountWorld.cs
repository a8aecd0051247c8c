using System.Globalization;
using AssetCore.Containers;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Benchmarks.Micro.Suites;

/// <summary>Accounts with one balance each, and batches of commits of one transfer between two of them.</summary>
internal sealed class AccountWorld : MeasuredWorld
{
    /// <summary>Commits of a batch: what some hundred callers at once come to.</summary>
    public const int CommitsPerBatch = 500;

    private const int Accounts = 10_000;
    private static readonly ClassId s_gold = new("gold");
    private static readonly ContainerId[] s_accounts = [.. Enumerable.Range(0, Accounts).Select(
        number => new ContainerId(string.Create(CultureInfo.InvariantCulture, $"account-{number}")))];
    private readonly Random _random = new(1);

    public AccountWorld()
    {
        Put([new RegisterClass(s_gold, "Gold", 0, null)]);
        Put(s_accounts.SelectMany<ContainerId, Operation>(account =>
        [
            Container(account, new ContainerKind.Balance(Scale.Whole)),
            new AddFungible(s_gold, null, DecimalQuantity.FromInteger(1_000_000_000), new Location.Balance(account)),
        ]));
    }

    /// <summary>A commit of one transfer between two accounts, not yet judged.</summary>
    public PreparedCommit Transfer()
    {
        var from = _random.Next(Accounts);
        var to = (from + 1 + _random.Next(Accounts - 1)) % Accounts;
        return Prepare(
            [new TransferFungible(s_accounts[from], s_accounts[to], s_gold, null, DecimalQuantity.FromInteger(1))]);
    }

    /// <summary>Commits batches of transfers.</summary>
    /// <returns>What the log would hold of them.</returns>
    public KeptFrames Commit(int batches)
    {
        var frames = new KeptFrames();
        for (var batch = 0; batch < batches; batch++)
        {
            Engine.BeginBatch(0);
            for (var i = 0; i < CommitsPerBatch; i++) Execute(Engine, Transfer());
            frames.Keep(Engine);
        }

        return frames;
    }

    private static void Execute(WorldEngine engine, PreparedCommit commit)
    {
        var outcome = engine.Execute(commit);
        if (!outcome.IsCommitted) throw new InvalidOperationException($"A transfer was refused: {outcome.Rejection}");
    }
}
