using AssetCore.Engine.Operations.Guards;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Refuses the commit unless something holds; changes nothing. No event.</summary>
internal sealed class RequireRule : OperationRule<Require>
{
    public override OperationCode Code => OperationCode.Require;

    protected override Rejection? Execute(Require op, WorldWriter world) => op.Requirement switch
    {
        Requirement.BalanceAtLeast balance => BalanceGuard.Judge(balance, world),
        Requirement.BalanceEquals balance => BalanceGuard.Judge(balance, world),
        Requirement.SlotEmpty slot => SlotGuard.Judge(slot, world),
        Requirement.SlotHolds slot => SlotGuard.Judge(slot, world),
        Requirement.CellFree cell => CellGuard.Judge(cell, world),
        Requirement.ContainerExists container => ContainerGuard.Judge(container, world),
        Requirement.InstanceAt instance => InstanceGuard.Judge(instance, world),
        _ => throw new ArgumentException($"There is no guard {op.Requirement.GetType().Name}.", nameof(op)),
    };
}
