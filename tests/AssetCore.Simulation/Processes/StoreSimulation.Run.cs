using System.Runtime.ExceptionServices;

namespace AssetCore.Simulation.Processes;

/// <summary>
/// The running part: calls wait in a list, one is taken at a time, by seed; when none waits, time passes until the next
/// timer. Everything that awaits goes on where it is answered, so one thread does it all in one order. (Code that
/// leaves for the thread pool is waited for, and its order is then not the seed's.)
/// </summary>
public sealed partial class StoreSimulation
{
    /// <summary>Real time for code on the pool to come back. Only a test that hangs gets so far.</summary>
    private static readonly TimeSpan s_hopMax = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<SimulatedCall> _waiting = [];
    private readonly AutoResetEvent _arrived = new(false);
    private int _running;

    private bool IsRunning => Volatile.Read(ref _running) != 0;

    /// <summary>Runs one process to its end: see the other overload.</summary>
    public ProcessEnd Run(SimulatedProcess process, Func<SimulatedProcess, Task> body) => Run((process, body))[0];

    /// <summary>
    /// Runs processes side by side, interleaved by the seed, until each has done its work or crashed. Blocks the
    /// calling thread; takes no real time but that of the work.
    /// </summary>
    /// <returns>How each of them ended, in the order of the arguments.</returns>
    /// <exception cref="InvalidOperationException">
    /// Nothing can ever happen again: somebody waits for what is no call and no timer.
    /// </exception>
    /// <exception cref="AggregateException">Bodies of processes that did not crash threw these.</exception>
    public ProcessEnd[] Run(params (SimulatedProcess Process, Func<SimulatedProcess, Task> Body)[] bodies)
    {
        if (Interlocked.Exchange(ref _running, 1) != 0) throw new InvalidOperationException("It is running.");
        ProcessEnd[] ends = [];
        try
        {
            DeepThread.Run(() => ends = RunHere(bodies));
        }
        finally
        {
            _waiting.Clear();
            Volatile.Write(ref _running, 0);
        }

        return ends;
    }

    private static bool IsOver((SimulatedProcess Process, Task Task) work) =>
        work.Task.IsCompleted || !work.Process.IsAlive;

    private ProcessEnd[] RunHere((SimulatedProcess Process, Func<SimulatedProcess, Task> Body)[] bodies)
    {
        var works = Array.ConvertAll(bodies, body => (body.Process, Task: Begin(body.Process, body.Body)));
        while (!Array.TrueForAll(works, IsOver))
        {
            if (TryTake(out var call)) Make(call);
            else if (!_time.TryFireNext()) WaitForThePool(works);
        }

        var thrown = works.Where(work => work.Process.IsAlive && !work.Task.IsCompletedSuccessfully)
            .Select(work => work.Task.Exception?.InnerException ?? new TaskCanceledException(work.Task))
            .ToList();
        if (thrown.Count == 1) ExceptionDispatchInfo.Throw(thrown[0]);
        if (thrown.Count > 1) throw new AggregateException(thrown);
        return Array.ConvertAll(works, work => work.Process.IsAlive ? ProcessEnd.Completed : ProcessEnd.Crashed);
    }

    // The signal follows the end of the task itself: a body may end on the pool, and who is woken sooner would find the
    // task still running and sleep with nobody left to wake him.
    private Task Begin(SimulatedProcess process, Func<SimulatedProcess, Task> body)
    {
        var work = RunBodyAsync(process, body);
        work.ConfigureAwait(false).GetAwaiter().OnCompleted(() => _arrived.Set());
        return work;
    }

    // A body that throws before its first await fails its task like any other.
    private static async Task RunBodyAsync(SimulatedProcess process, Func<SimulatedProcess, Task> body) =>
        await body(process).ConfigureAwait(false);

    private void Enqueue(SimulatedCall call)
    {
        lock (_gate) _waiting.Add(call);
        _arrived.Set();
    }

    private bool TryTake(out SimulatedCall call)
    {
        lock (_gate)
        {
            call = null!;
            if (_waiting.Count == 0) return false;
            var index = _waiting.Count == 1 ? 0 : _random.Next(_waiting.Count);
            call = _waiting[index];
            _waiting.RemoveAt(index);
            return true;
        }
    }

    private void WaitForThePool((SimulatedProcess Process, Task Task)[] works)
    {
        if (_arrived.WaitOne(s_hopMax)) return;
        var stuck = string.Join(", ", works.Where(work => !IsOver(work)).Select(work => work.Process.Name));
        throw new InvalidOperationException($"Seed {Seed}: {stuck} waits for what is no call and no timer.");
    }
}
