using AssetCore.Benchmarks.Peers.Stored;
using AssetCore.Log.Stores;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Journaling;
using Orleans.Providers;

namespace AssetCore.Benchmarks.Peers.DurableGrains;

/// <summary>Orleans.Journaling: one DurableGrain with a dictionary of balances and a set of keys.</summary>
internal sealed class DurableGrainPeer(ILogStore store) : GrainPeer<IDurableTransferGrain>(store)
{
    public override string Name => "Orleans.Journaling (alpha)";

    public override string Version =>
        $"Microsoft.Orleans.Journaling {PackageVersion.Of(typeof(DurableGrain).Assembly)}, an alpha";

    public override string Settings =>
        $"own storage provider, {StoreJournalStorage.Format}, no compaction, reentrant, WriteStateAsync for each call";

    protected override void Configure(ISiloBuilder silo)
    {
        silo.AddJournaling();
        silo.AddJournalStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            services => new StoreJournalStorageProvider(services.GetRequiredService<ILogStore>()));
        silo.Services.Configure<JournaledStateManagerOptions>(options =>
            options.JournalFormatKey = StoreJournalStorage.Format);
    }
}
