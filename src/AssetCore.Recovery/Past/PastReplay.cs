using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;

namespace AssetCore.Recovery.Past;

/// <summary>A state on its way to a sequence number of the past.</summary>
/// <param name="restored">Where it begins; null for nothing.</param>
/// <param name="start">The place behind that; null for nothing.</param>
/// <param name="through">The last sequence number that counts.</param>
/// <param name="progress">Hears the last sequence number applied.</param>
internal sealed class PastReplay(
    RestoredState? restored, LogStart? start, WorldSeq through, IProgress<WorldSeq>? progress)
{
    /// <summary>The state.</summary>
    public WorldState State { get; } = restored?.State ?? new WorldState();

    /// <summary>When and why the world's own row was last written.</summary>
    public StateChange? Change { get; private set; } = restored?.Change;

    /// <summary>The place behind the batch that the state ends in; null for none.</summary>
    public LogStart? Place { get; private set; } = start;

    /// <summary>True if no further batch counts.</summary>
    public bool IsAtEnd => State.Head >= through;

    /// <summary>Takes the next batch; false if no further one counts.</summary>
    /// <exception cref="ReplayMismatchException">It is not the next one, or leads to another state.</exception>
    public bool Apply(BatchFrame frame)
    {
        if (frame.Header.LastWorldSeq <= through)
        {
            ChainedReplay.Apply(State, frame);
            Pass(frame);
            return !IsAtEnd;
        }

        // Its state hash is that of its end, and nothing states one for the middle.
        ChainedReplay.ThrowIfNotNext(State, frame);
        var head = State.Head;
        Replayer.ApplyThrough(State, frame.Header, frame.Payload.Span, through);
        if (State.Head > head) Pass(frame);
        return false;
    }

    private void Pass(BatchFrame frame)
    {
        Change = StateChange.LastOf(frame.Header, frame.Payload.Span, through) ?? Change;
        Place = frame.After;
        progress?.Report(State.Head);
    }
}
