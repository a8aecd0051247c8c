using System.Globalization;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Client.Cluster;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Worlds;

/// <summary>
/// Many small worlds, numbered from 1, each with a few accounts; one-transfer commits go to one after the other, so
/// that a load is the same for each.
/// </summary>
/// <param name="grains">The silo's own factory.</param>
/// <param name="worlds">How many.</param>
internal sealed class WorldFleet(IGrainFactory grains, int worlds) : IPipeline
{
    private const int Accounts = 10;
    private const long Each = 1_000_000_000;
    private const int EventsPerCommit = 2;

    // Worlds that are made or looked at together: a few appends under way keep the store busy.
    private const int AtOnce = 32;
    private static readonly ClassId s_gold = new("gold");
    private static readonly ContainerId[] s_accounts =
        [.. Enumerable.Range(0, Accounts).Select(account => new ContainerId($"account-{account}"))];

    private readonly ICommitGatewayGrain[] _gateways =
        [.. Enumerable.Range(1, worlds).Select(world => grains.GetGrain<ICommitGatewayGrain>(world))];

    // Of this object, so that another one over the same worlds uses no key again.
    private readonly string _run = Guid.NewGuid().ToString("n");
    private readonly long[] _founded = new long[worlds];
    private long _sent;

    /// <summary>The world that the next commit goes to.</summary>
    public long NextWorld => ((Volatile.Read(ref _sent) + 1) % worlds) + 1;

    public string Name => $"AssetCore, {worlds:#,0} worlds";

    /// <summary>Makes the worlds and their accounts.</summary>
    public Task PrepareAsync(int callers) => ForEachAsync(FoundAsync);

    /// <summary>To the world whose turn it is, whoever calls.</summary>
    public Task CommitAsync(int caller)
    {
        var number = Interlocked.Increment(ref _sent);
        return CommitAsync((int)(number % worlds), number);
    }

    /// <summary>One commit to each world.</summary>
    public Task TouchAllAsync() => ForEachAsync(_ => CommitAsync(caller: 0));

    public async Task CheckAsync(long acknowledged)
    {
        long events = 0;
        await ForEachAsync(async index => Interlocked.Add(ref events, await CheckWorldAsync(index)));
        if (events != acknowledged * EventsPerCommit)
        {
            throw new InvalidOperationException(
                $"The worlds were told to have taken {acknowledged} commits; their logs have {events} events.");
        }
    }

    private async Task CommitAsync(int index, long number)
    {
        var from = (int)(number / worlds % Accounts);
        await CommitAsync(
            index,
            string.Create(CultureInfo.InvariantCulture, $"{_run}-{number}"),
            new TransferFungible(
                s_accounts[from], s_accounts[(from + 1) % Accounts], s_gold, null, DecimalQuantity.FromInteger(1)));
    }

    private async Task<CommitReceipt> CommitAsync(int index, string key, params Operation[] operations)
    {
        var request = new CommitRequest { Operations = [.. operations], IdempotencyKey = key };
        var replies = await _gateways[index].CommitAsync(new CommitCalls([PreparedCommit.Create(request)]));
        return replies.Outcomes[0].Receipt
            ?? throw new InvalidOperationException($"A commit was refused: {replies.Outcomes[0].Rejection}");
    }

    private async Task FoundAsync(int index)
    {
        var created = await grains.GetWorlds().CreateAsync(new WorldId(index + 1), null, "benchmark");
        if (created.Rejection is { } refusal)
            throw new InvalidOperationException($"World {index + 1} was not made: {refusal}");
        List<Operation> setup = [new RegisterClass(s_gold, "Gold", 0, null)];
        foreach (var account in s_accounts)
        {
            setup.Add(new CreateContainer(account, new ContainerKind.Balance(Scale.Whole), null, null, null));
            setup.Add(new AddFungible(
                s_gold, null, DecimalQuantity.FromInteger(Each), new Location.Balance(account)));
        }

        _founded[index] = (await CommitAsync(index, "setup", [.. setup])).WorldSeqEnd.Value;
    }

    // The events of the load that its log has, once its balances have the sum that they had at first.
    private async Task<long> CheckWorldAsync(int index)
    {
        var reply = await grains.GetWorlds().GetStatusAsync(new WorldId(index + 1));
        var head = reply.Status?.Head
            ?? throw new InvalidOperationException($"World {index + 1} does not tell its head: {reply.Rejection}");
        var projection = grains.GetGrain<IProjectionGrain>(index + 1);
        var stats = (await projection.QueryAsync(new QueryCall(new WorldQuery.ClassStats(s_gold), head))).Outcome;
        if (stats.Answer is not ClassStatsView view)
            throw new InvalidOperationException($"World {index + 1} was not read: {stats.Rejection}");
        if (view.Balances is not [{ Quantity: var sum }] || sum != DecimalQuantity.FromInteger(Accounts * Each))
            throw new InvalidOperationException($"World {index + 1} has not the gold that it had before: {view}.");
        return head.Value - _founded[index];
    }

    private Task ForEachAsync(Func<int, Task> act) => Parallel.ForAsync(
        0,
        worlds,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (index, _) => await act(index));
}
