namespace AssetCore.Operations;

/// <summary>A guard: changes nothing, and refuses the commit unless something holds.</summary>
/// <param name="Requirement">What must hold.</param>
public sealed record Require(Requirement Requirement) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.Require;
}
