using AssetCore.Engine.Transactions;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Worlds;

/// <summary>Lets an engine recover from the batches of its log.</summary>
internal sealed class EngineSink(WorldEngine engine, StateChangeMemory changes) : IBatchSink
{
    /// <inheritdoc />
    public void Apply(BatchFrame frame)
    {
        engine.Replay(frame.Header, frame.Payload.Span);
        changes.Pass(frame, engine.State.World);
    }
}
