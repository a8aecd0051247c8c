namespace AssetCore.Log.Reading;

/// <summary>Takes the batches of a log in order, as recovery and catch-up read them.</summary>
public interface IBatchSink
{
    /// <summary>
    /// Takes the next batch. Throws if it does not fit what came before: reading then stops. The frame's bytes are of no
    /// use after the call: <see cref="FrameLifetime.UntilNext"/>.
    /// </summary>
    void Apply(BatchFrame frame);
}
