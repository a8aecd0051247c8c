using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Moves a quantity between two balances of one scale. Two events.</summary>
internal sealed class TransferFungibleRule : OperationRule<TransferFungible>
{
    public override OperationCode Code => OperationCode.TransferFungible;

    protected override Rejection? Execute(TransferFungible op, WorldWriter world) =>
        BalanceTransfer.Execute(new Transfer(op.FromContainer, op.ToContainer, op.ClassId, op.Key, op.Quantity), world);
}
