namespace AssetCore.Engine.Tests.Reference;

/// <summary>The engine keeps to the contract, scene by scene.</summary>
public sealed class EngineContractTests : ContractScenarios
{
    private protected override IWorldUnderTest NewWorld(KeyRetention limits) => new EngineWorld(limits);
}
