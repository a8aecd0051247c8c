using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Journaling;

namespace AssetCore.Benchmarks.Peers.DurableGrains;

/// <summary>
/// A grain whose balances and keys are durable collections. It is reentrant: what calls change while a write is under
/// way is all in the next one, which is the framework's own group commit. A call changes both balances and the key in
/// one turn, so they are never in two writes. Refusals wait for the changes before them, on which they may be founded.
/// </summary>
[Reentrant]
internal sealed class DurableTransferGrain(
    [FromKeyedServices("balances")] IDurableDictionary<int, long> balances,
    [FromKeyedServices("keys")] IDurableSet<string> keys) : DurableGrain, IDurableTransferGrain
{
    public async Task<TransferAnswer> TransferAsync(Transfer transfer)
    {
        var answer = Transfer(transfer);
        await WriteStateAsync();
        return answer;
    }

    public Task<PeerTotals> TotalsAsync() => Task.FromResult(new PeerTotals(balances.Values.Sum(), keys.Count));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (balances.Count > 0) return;
        for (var account = 0; account < TransferSource.Accounts; account++)
            balances.Add(account, TransferSource.InitialBalance);
        await WriteStateAsync(cancellationToken);
    }

    private TransferAnswer Transfer(Transfer transfer)
    {
        if (keys.Contains(transfer.Key)) return TransferAnswer.Repeated;
        var balance = balances[transfer.From];
        if (balance < transfer.Amount) return TransferAnswer.Overdrawn;
        balances[transfer.From] = balance - transfer.Amount;
        balances[transfer.To] += transfer.Amount;
        keys.Add(transfer.Key);
        return TransferAnswer.Done;
    }
}
