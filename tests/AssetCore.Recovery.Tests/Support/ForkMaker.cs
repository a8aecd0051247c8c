using AssetCore.Engine.Checkpoints;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>Makes forks of worlds: a first checkpoint and a manifest with their lineage.</summary>
internal static class ForkMaker
{
    public static async Task<CheckpointRef> MakeAsync(ILogStore store, WorldId source, WorldId fork, WorldSeq at)
    {
        var past = await PastState.BuildAsync(store, source, at, TimeProvider.System, null, default);
        var head = new CheckpointHead
        {
            IsGenesis = true,
            World = fork,
            Batch = past!.State.Batch,
            WorldSeq = past.State.Head,
            TimeMs = past.State.TimeMs,
            Segment = past.State.Batch.Next,
            Offset = 0,
            Frames = 0,
            StateHash = past.State.StateHash,
        };
        var checkpoints = new CheckpointStore(store, fork, TimeProvider.System, TimeSpan.FromSeconds(1));
        using var upload = checkpoints.Begin(head);
        var contents = StateCheckpoint.WithoutKeys(past.State, past.Change, upload.Chunks);
        while (contents.WriteNext()) await upload.FlushAsync(default);
        var genesis = await upload.PublishAsync(default);
        var lineage = new WorldLineage(
            source, past.State.Head, past.State.Batch, past.Place.Head.Hash, 3_000, "to try");
        await new ManifestStore(store, fork, TimeProvider.System, TimeSpan.FromSeconds(1)).UpdateAsync(
            _ => new WorldManifest { World = fork, Checkpoints = [genesis], Lineage = lineage }, default);
        return genesis;
    }
}
