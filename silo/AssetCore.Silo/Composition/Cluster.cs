using System.Net;
using AssetCore.Grains.Hosting;
using AssetCore.Silo.Configuration;
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
        silo.Configure<Orleans.Configuration.ClusterOptions>(cluster =>
        {
            cluster.ServiceId = clustering.ServiceId;
            cluster.ClusterId = clustering.ClusterId;
        });
        silo.ConfigureEndpoints(clustering.SiloPort, clustering.GatewayPort, listenOnAnyHostAddress: true);
        var connection = ConfigurationOptions.Parse(clustering.Redis.ConnectionString!);
        silo.UseRedisClustering(redis => redis.ConfigurationOptions = connection);
    }
}
