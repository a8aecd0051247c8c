using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>A life of world 0, which keeps the index of worlds.</summary>
internal static class IndexWorld
{
    /// <summary>Batches in which worlds are reserved, made, frozen and deleted, and one is given up again.</summary>
    public static List<(FrameHeader Header, byte[] Payload)> Live()
    {
        var engine = new WorldEngine(WorldId.Index);
        var log = new List<(FrameHeader Header, byte[] Payload)>();
        var genesis = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, 1_000, 0);
        Land(new WorldDirective.SetWorld(genesis) { Reason = "genesis" });
        for (var world = 1; world <= 5; world++)
        {
            Set(world, WorldLifecycle.Creating);
            Set(world, WorldLifecycle.Provisioned);
        }

        Set(3, WorldLifecycle.Provisioned, new(WriteMode.ReadOnly, true, true));
        Set(4, WorldLifecycle.Deleted);
        Set(6, WorldLifecycle.Creating);
        Land(new WorldDirective.SetIndex(new(6), null) { Reason = "cannot be made" });
        return log;

        void Set(long world, WorldLifecycle life, OperationalState state = default)
        {
            var row = new WorldIndexRow(life, $"World {world}", 7, state, log.Count);
            Land(new WorldDirective.SetIndex(new(world), row) { Reason = "to see" });
        }

        void Land(WorldDirective directive)
        {
            engine.BeginBatch(1_000 + log.Count);
            engine.ExecuteDirective(directive);
            var batch = engine.Seal();
            log.Add((new FrameHeader
            {
                Kind = FrameKind.Batch,
                World = engine.World,
                Batch = engine.Batch.Next,
                FirstWorldSeq = batch.FirstWorldSeq,
                LastWorldSeq = batch.LastWorldSeq,
                CommitCount = batch.CommitCount,
                TimeMs = batch.TimeMs,
                StateHash = batch.StateHash,
            }, batch.Payload.ToArray()));
            engine.Accept();
        }
    }
}
