using AssetCore.Log.Reading;

namespace AssetCore.Grains.Worlds;

/// <summary>Lets an open journal take in batches of another writer.</summary>
internal sealed class EngineSink(OpenJournal open) : IBatchSink
{
    /// <inheritdoc />
    public void Apply(BatchFrame frame)
    {
        open.Engine.Replay(frame.Header, frame.Payload.Span);
        open.Changes.Pass(frame, open.Engine.State.World);
        open.Upkeep.Pass(frame);
    }
}
