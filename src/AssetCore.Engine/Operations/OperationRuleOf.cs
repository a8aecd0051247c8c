using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>The rule of one type of operation.</summary>
/// <typeparam name="T">The operation.</typeparam>
internal abstract class OperationRule<T> : OperationRule
    where T : Operation
{
    public sealed override Rejection? Execute(Operation operation, WorldWriter world) => Execute((T)operation, world);

    /// <inheritdoc cref="OperationRule.Execute(Operation, WorldWriter)" />
    protected abstract Rejection? Execute(T op, WorldWriter world);
}
