using AssetCore.Benchmarks.Peers.Stored;

namespace AssetCore.Benchmarks.Peers.JournaledGrains;

/// <summary>The grain that raises and confirms events.</summary>
internal interface IJournaledTransferGrain : ITransferGrain;
