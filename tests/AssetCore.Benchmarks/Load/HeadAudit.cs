using AssetCore.Client.Cluster;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Load;

/// <summary>
/// Proves, after a load of one-transfer commits, that the world holds each acknowledged one, once: its log has grown by
/// exactly their events.
/// </summary>
internal sealed class HeadAudit
{
    // A transfer changes two balances.
    private const int EventsPerCommit = 2;

    private readonly IGrainFactory _grains;
    private readonly WorldId _world;
    private readonly long _before;

    private HeadAudit(IGrainFactory grains, WorldId world, long before)
    {
        _grains = grains;
        _world = world;
        _before = before;
    }

    /// <summary>Notes the head before the load.</summary>
    public static async Task<HeadAudit> BeginAsync(IGrainFactory grains, long world)
    {
        var id = new WorldId(world);
        return new HeadAudit(grains, id, await HeadAsync(grains, id));
    }

    /// <summary>After the load, with nothing under way any more.</summary>
    /// <exception cref="InvalidOperationException">Acknowledged commits are missing, or there are more.</exception>
    public async Task CheckAsync(long acknowledged)
    {
        var committed = (await HeadAsync(_grains, _world) - _before) / EventsPerCommit;
        if (committed != acknowledged)
        {
            throw new InvalidOperationException(
                $"World {_world} was told to have taken {acknowledged} commits; its log has {committed}.");
        }
    }

    private static async Task<long> HeadAsync(IGrainFactory grains, WorldId world)
    {
        var reply = await grains.GetWorlds().GetStatusAsync(world);
        return reply.Status?.Head.Value
            ?? throw new InvalidOperationException($"World {world} does not tell its head: {reply.Rejection}");
    }
}
