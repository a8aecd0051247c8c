using AssetCore.Benchmarks.Peers.Stored;
using AssetCore.Log.Stores;
using Orleans.EventSourcing;

namespace AssetCore.Benchmarks.Peers.JournaledGrains;

/// <summary>Orleans event sourcing: one JournaledGrain with custom storage.</summary>
internal sealed class JournaledGrainPeer(ILogStore store) : GrainPeer<IJournaledTransferGrain>(store)
{
    public override string Name => "Orleans JournaledGrain";

    public override string Version =>
        $"Microsoft.Orleans.EventSourcing {PackageVersion.Of(typeof(JournaledGrain<,>).Assembly)}";

    public override string Settings => "custom storage, reentrant, ConfirmEvents for each call";

    protected override void Configure(ISiloBuilder silo) =>
        silo.AddCustomStorageBasedLogConsistencyProviderAsDefault();
}
