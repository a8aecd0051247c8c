using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace AssetCore.Grains.Worlds;

/// <summary>Makes the publisher of a world.</summary>
internal sealed class CommitPublisherFactory(
    [FromKeyedServices(CommitStream.Name)] IStreamProvider provider,
    IOptions<AssetCoreOptions> options,
    TimeProvider time,
    ILogger<CommitPublisher> logger)
{
    /// <summary>The publisher of a world, to be used on that world's scheduler.</summary>
    public CommitPublisher Create(WorldId world) =>
        new(
            world,
            provider.GetStream<CommitHint>(StreamId.Create(CommitStream.Name, world.Value)),
            options.Value.HintFrameBytesMax,
            time,
            logger);
}
