using AssetCore.Benchmarks.Peers.Stored;

namespace AssetCore.Benchmarks.Peers.DurableGrains;

/// <summary>The grain of durable collections.</summary>
internal interface IDurableTransferGrain : ITransferGrain;
