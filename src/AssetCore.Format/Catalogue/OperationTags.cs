namespace AssetCore.Format.Catalogue;

/// <summary>Where an operation belongs, for people and programs that choose among them.</summary>
/// <param name="Domain">What it is about.</param>
/// <param name="Action">What it does to it.</param>
/// <param name="Scope">How many things it names.</param>
/// <param name="Impact">How far its effect reaches.</param>
public sealed record OperationTags(
    OperationDomain Domain, OperationAction Action, OperationScope Scope, OperationImpact Impact);
