using System.Collections.Immutable;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Reading;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Checkpoints;

namespace AssetCore.Recovery.Opening;

/// <summary>A writer's engine on its way from a checkpoint over the tail to the end of its log.</summary>
/// <param name="world">The world.</param>
/// <param name="checkpoints">Its checkpoints.</param>
internal sealed class RecoveringWorld(WorldId world, CheckpointStore checkpoints) : ILogStart, IBatchSink
{
    /// <summary>The engine.</summary>
    public WorldEngine Engine { get; private set; } = new(world);

    /// <summary>When and why the world's own row was last written.</summary>
    public StateChangeMemory Changes { get; private set; } = new(null, null);

    /// <summary>What the replay of the tail cost.</summary>
    public ReplayCost Tail { get; private set; }

    /// <summary>The checkpoint that it began with; null for none.</summary>
    public CheckpointRef? Checkpoint { get; private set; }

    /// <summary>Where the world was forked from; null if it was not.</summary>
    public WorldLineage? Lineage { get; private set; }

    /// <summary>Checkpoints that are damaged.</summary>
    public ImmutableArray<BadCheckpoint> Bad { get; private set; } = [];

    /// <inheritdoc />
    public async ValueTask<LogStart?> LoadAsync(WorldManifest? manifest, CancellationToken cancellationToken)
    {
        var loaded = await new CheckpointLoader(checkpoints, withKeys: true)
            .LoadAsync(manifest, manifest?.Checkpoints ?? [], cancellationToken)
            .ConfigureAwait(false);
        (Bad, Lineage) = (loaded.Bad, manifest?.Lineage);
        if (loaded.Restored is not { } restored) return null;
        Engine = WorldEngine.Restore(world, restored);
        Changes = new StateChangeMemory(restored.Change, restored.State.World);
        Checkpoint = loaded.Checkpoint;
        return loaded.Start;
    }

    /// <inheritdoc />
    public void Apply(BatchFrame frame)
    {
        Engine.Replay(frame.Header, frame.Payload.Span);
        Changes.Pass(frame, Engine.State.World);
        Tail += ReplayCost.Of(frame);
    }
}
