using AssetCore.Log.Reading;

namespace AssetCore.Testing.Stores;

/// <summary>Keeps a copy of every batch it is handed.</summary>
public sealed class CollectingSink : IBatchSink
{
    public List<BatchFrame> Frames { get; } = [];

    public void Apply(BatchFrame frame) =>
        Frames.Add(new BatchFrame(frame.Header, frame.Frame.ToArray()));
}
