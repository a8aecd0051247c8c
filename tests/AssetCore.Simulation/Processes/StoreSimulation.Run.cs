using System.Runtime.ExceptionServices;

namespace AssetCore.Simulation.Processes;

/// <summary>
/// The running part: calls wait in a list, one is taken at a time, by seed; when none waits, time passes until the next
/// timer. Everything that awaits goes on where it is answered, so one thread does it all in one order. Code that leaves
/// for another thread fails the run: nobody could tell what comes before it.
/// </summary>
public sealed partial class StoreSimulation
{
    /// <summary>Real time for code that has strayed to show itself. Only a test that hangs gets so far.</summary>
    private static readonly TimeSpan s_strayMax = TimeSpan.FromSeconds(30);

    private readonly List<SimulatedCall> _waiting = [];
    private readonly HomeThread _home;

    private bool IsRunning => _home.IsInUse;

    /// <summary>Runs one process to its end: see the other overload.</summary>
    public ProcessEnd Run(SimulatedProcess process, Func<SimulatedProcess, Task> body) => Run((process, body))[0];

    /// <summary>
    /// Runs processes side by side, interleaved by the seed, until each has done its work or crashed. Blocks the
    /// calling thread; takes no real time but that of the work.
    /// </summary>
    /// <returns>How each of them ended, in the order of the arguments.</returns>
    /// <exception cref="InvalidOperationException">
    /// Nothing can ever happen again: somebody waits for what is no call and no timer. Or it is running.
    /// </exception>
    /// <exception cref="StrayedException">Code of a process went on on another thread.</exception>
    /// <exception cref="AggregateException">Bodies of processes that did not crash threw these.</exception>
    public ProcessEnd[] Run(params (SimulatedProcess Process, Func<SimulatedProcess, Task> Body)[] bodies)
    {
        ProcessEnd[] ends = [];
        DeepThread.Run(() =>
        {
            _home.Enter();
            try
            {
                ends = RunHere(bodies);
            }
            finally
            {
                _waiting.Clear();
                _home.Leave();
            }
        });
        return ends;
    }

    private static bool IsOver((SimulatedProcess Process, Task Task) work) =>
        work.Task.IsCompleted || !work.Process.IsAlive;

    private ProcessEnd[] RunHere((SimulatedProcess Process, Func<SimulatedProcess, Task> Body)[] bodies)
    {
        var works = Array.ConvertAll(bodies, body => (body.Process, Task: BeginAsync(body.Process, body.Body)));
        while (!Array.TrueForAll(works, IsOver))
        {
            if (TryTake(out var call)) Make(call);
            else if (!_time.TryFireNext()) WaitForAStray(works);
            _home.ThrowIfStrayed();
        }

        // Once more: whoever ends elsewhere is over when the loop looks.
        _home.ThrowIfStrayed();
        var thrown = works.Where(work => work.Process.IsAlive && !work.Task.IsCompletedSuccessfully)
            .Select(work => work.Task.Exception?.InnerException ?? new TaskCanceledException(work.Task))
            .ToList();
        if (thrown.Count == 1) ExceptionDispatchInfo.Throw(thrown[0]);
        if (thrown.Count > 1) throw new AggregateException(thrown);
        return Array.ConvertAll(works, work => work.Process.IsAlive ? ProcessEnd.Completed : ProcessEnd.Crashed);
    }

    // A body that throws before its first await fails its task like any other.
    private async Task BeginAsync(SimulatedProcess process, Func<SimulatedProcess, Task> body)
    {
        try
        {
            await body(process).ConfigureAwait(false);
        }
        finally
        {
            _home.Has(process, "its end");
        }
    }

    private bool TryTake(out SimulatedCall call)
    {
        call = null!;
        if (_waiting.Count == 0) return false;
        var index = _waiting.Count == 1 ? 0 : _random.Next(_waiting.Count);
        call = _waiting[index];
        _waiting.RemoveAt(index);
        return true;
    }

    private void WaitForAStray((SimulatedProcess Process, Task Task)[] works)
    {
        if (_home.WaitForStray(s_strayMax)) return;
        var stuck = string.Join(", ", works.Where(work => !IsOver(work)).Select(work => work.Process.Name));
        throw new InvalidOperationException($"Seed {Seed}: {stuck} waits for what is no call and no timer.");
    }
}
