using System.Net;
using AssetCore.Grains.Hosting;
using AssetCore.Silo.Configuration;
using Orleans.Configuration;
using StackExchange.Redis;

namespace AssetCore.Silo.Composition;

/// <summary>Puts the silo into its cluster.</summary>
internal static class Cluster
{
    /// <summary>Adds Orleans with the grains of AssetCore.</summary>
    public static void AddCluster(this WebApplicationBuilder builder, SiloSettings settings)
    {
        var grains = builder.Configuration.GetSection($"{SiloSettings.Section}:{nameof(SiloSettings.Grains)}");
        builder.UseOrleans(silo =>
        {
            if (settings.Clustering.Kind == ClusteringKind.Redis) JoinByRedis(silo, settings.Clustering);
            else JoinOnLocalhost(silo, settings.Clustering);
            WatchOthers(silo, settings.Clustering);
            silo.AddAssetCore(grains.Bind);
        });
    }

    private static void JoinOnLocalhost(ISiloBuilder silo, ClusteringSettings clustering) =>
        silo.UseLocalhostClustering(
            clustering.SiloPort,
            clustering.GatewayPort,
            new IPEndPoint(IPAddress.Loopback, clustering.PrimarySiloPort ?? clustering.SiloPort),
            clustering.ServiceId,
            clustering.ClusterId);

    private static void JoinByRedis(ISiloBuilder silo, ClusteringSettings clustering)
    {
        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ServiceId = clustering.ServiceId;
            cluster.ClusterId = clustering.ClusterId;
        });
        if (clustering.AdvertisedAddress is { } text)
        {
            var address = IPAddress.Parse(text);
            silo.ConfigureEndpoints(
                address,
                clustering.SiloPort,
                clustering.GatewayPort,
                listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
        }
        else
        {
            silo.ConfigureEndpoints(clustering.SiloPort, clustering.GatewayPort, listenOnAnyHostAddress: true);
        }

        var connection = ConfigurationOptions.Parse(clustering.Redis.ConnectionString!);
        silo.UseRedisClustering(redis => redis.ConfigurationOptions = connection);
    }

    private static void WatchOthers(ISiloBuilder silo, ClusteringSettings clustering) =>
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = clustering.ProbeTimeout;
            membership.NumMissedProbesLimit = clustering.MissedProbesMax;
            membership.NumVotesForDeathDeclaration = clustering.DeathVotesMin;
        });
}
