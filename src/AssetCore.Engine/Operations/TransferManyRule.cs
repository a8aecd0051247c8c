using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Transfers one after another, each judged on what the ones before left. Two events each.</summary>
internal sealed class TransferManyRule : OperationRule<TransferMany>
{
    public override OperationCode Code => OperationCode.TransferMany;

    protected override Rejection? Execute(TransferMany op, WorldWriter world)
    {
        foreach (ref readonly var transfer in op.Transfers.AsSpan())
            if (BalanceTransfer.Execute(transfer, world) is { } refusal) return refusal;
        return null;
    }
}
