namespace AssetCore.Grains.Worlds;

/// <summary>
/// The turn at a world: one call has it, the others wait in order of arrival. Orleans lets no two of them in anyway;
/// this holds too where a call filter of the host delays a commit that was let in to join a round until the round has
/// left. Used on the world's scheduler only.
/// </summary>
internal sealed class WorldTurn
{
    // A turn that is free costs nothing to take.
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _isTaken;

    /// <summary>Takes the turn as soon as all who asked before have given it back.</summary>
    /// <returns>Gives the turn back when disposed, once.</returns>
    public ValueTask<Hold> TakeAsync()
    {
        if (_isTaken) return WaitAsync();
        _isTaken = true;
        return new ValueTask<Hold>(new Hold(this));
    }

    private async ValueTask<Hold> WaitAsync()
    {
        // The next begins after whoever gives the turn back has answered, not within it.
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(turn);
        await turn.Task;
        return new Hold(this);
    }

    private void Return()
    {
        if (_waiting.TryDequeue(out var next)) next.SetResult();
        else _isTaken = false;
    }

    /// <summary>The turn, held.</summary>
    internal readonly struct Hold(WorldTurn turn) : IDisposable
    {
        /// <inheritdoc />
        public void Dispose() => turn.Return();
    }
}
