namespace AssetCore.Grains.Tests.Subjects;

/// <summary>Lets one of several tasks go on at a time, in an order that a seed decides.</summary>
/// <param name="random">Decides.</param>
internal sealed class TurnTaker(Random random)
{
    private readonly List<TaskCompletionSource> _waiting = [];

    /// <summary>Waits for the turn.</summary>
    public Task WaitAsync()
    {
        var turn = new TaskCompletionSource();
        _waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Gives turns until nobody waits for one. What continues does so on this stack.</summary>
    public void Run()
    {
        while (_waiting.Count > 0)
        {
            var next = random.Next(_waiting.Count);
            var turn = _waiting[next];
            _waiting.RemoveAt(next);
            turn.SetResult();
        }
    }
}
