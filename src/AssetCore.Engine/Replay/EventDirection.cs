namespace AssetCore.Engine.Replay;

/// <summary>Which row of an event is set.</summary>
internal enum EventDirection
{
    /// <summary>The row afterwards: replay.</summary>
    Forward,

    /// <summary>The row before: undo, with events in reverse order.</summary>
    Backward,
}
