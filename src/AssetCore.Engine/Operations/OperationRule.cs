using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>L2: what one operation of the catalogue demands and does. Stateless.</summary>
internal abstract class OperationRule
{
    /// <summary>The rule's place in the catalogue.</summary>
    public abstract OperationCode Code { get; }

    /// <summary>
    /// Judges the operation in the order of the contract and carries it out. A refusal may come after changes: undoing
    /// them is the caller's.
    /// </summary>
    public abstract Rejection? Execute(Operation operation, WorldWriter world);
}
