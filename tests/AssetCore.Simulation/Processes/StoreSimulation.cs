using System.Globalization;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Processes;

/// <summary>
/// A durable store and the processes that use it, all in one thread and one simulated time. The same seed, plan and
/// processes give the same steps.
/// </summary>
/// <example>
/// <code>
/// var simulation = new StoreSimulation(seed, StoreMedium.Blobs) { Plan = FaultPlans.At((17, StepFault.CrashAfter)) };
/// var first = simulation.StartProcess();
/// var end = simulation.Run(first, async process => { ... process.Store, process.Time ... });
/// simulation.Run(simulation.StartProcess(), async process => { ... recover, and find out ... });
/// </code>
/// </example>
public sealed partial class StoreSimulation
{
    /// <summary>What a call takes: time that passes, so that nothing happens at the same moment.</summary>
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(1);

    /// <summary>The network timeout of the blob client: no call is left waiting longer.</summary>
    private static readonly TimeSpan s_callMax = TimeSpan.FromMinutes(2);

    private readonly List<Step> _steps = [];
    private readonly List<SimulatedProcess> _processes = [];
    private readonly List<LateCall> _late = [];
    private readonly SimulatedTime _time;
    private readonly IStoreMedium _medium;
    private readonly Random _random;

    /// <summary>A store with nothing in it.</summary>
    /// <param name="seed">Decides about the order of simultaneous calls and about what a torn append leaves.</param>
    /// <param name="medium">What the store is made of.</param>
    public StoreSimulation(int seed, StoreMedium medium)
    {
        (Seed, _random) = (seed, new Random(seed));
        _home = new HomeThread(seed);
        _time = new SimulatedTime(_home);
        _medium = medium == StoreMedium.Files ? new FileMedium(_random) : new BlobMedium();
    }

    /// <summary>The seed, for messages.</summary>
    public int Seed { get; }

    /// <summary>Decides what becomes of each step. It may be replaced at any time.</summary>
    public FaultPlan Plan { get; set; } = FaultPlans.Nothing;

    /// <summary>Every call that was made so far.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>What is durable, as somebody sees it whose calls are no steps and never fail: for checkers.</summary>
    public ILogStore Durable => _medium.Open(null);

    /// <summary>Requests that were sent, not answered, and have not taken effect yet.</summary>
    public int InFlight => _late.Count;

    /// <summary>Time since the simulation began.</summary>
    public TimeSpan Now => _time.Now;

    /// <summary>A new process on what is durable.</summary>
    /// <param name="name">What messages call it; by default its number.</param>
    public SimulatedProcess StartProcess(string? name = null)
    {
        name ??= string.Create(CultureInfo.InvariantCulture, $"p{_processes.Count + 1}");
        var process = new SimulatedProcess(name, _time, StoreOf);
        _processes.Add(process);
        return process;
    }

    /// <summary>Lets every request that is still on its way take effect, oldest first.</summary>
    public void LandLate()
    {
        while (_late.Count > 0) Land(0);
    }

    /// <summary>Sets how far a process's calendar is ahead: see <see cref="ProcessTime.CalendarOffset"/>.</summary>
    public void SetCalendar(string process, TimeSpan offset) =>
        _processes.Single(one => one.Name == process).Time.CalendarOffset = offset;

    /// <summary>Lets time pass; timers that come due fire.</summary>
    public void Advance(TimeSpan by) => _time.Advance(by);

    internal ValueTask<T> CallAsync<T>(
        SimulatedProcess process, (StepVerb Verb, string Subject) what, SimulatedVerb<T> verb, CancellationToken token)
    {
        if (!_home.Has(process, "a call of its store")) return new(NeverAsync<T>());
        if (!process.IsAlive) return IsRunning ? new(NeverAsync<T>()) : throw new SimulatedCrashException(process.Name);
        var step = new Step(_steps.Count + 1, process.Name, what.Verb, what.Subject, Decree.Go);
        step = step with { Decree = Plan(step) };
        _steps.Add(step);
        var call = new SimulatedCall<T>(step, process, verb, token);
        if (IsRunning)
        {
            _waiting.Add(call);
            return new(call.Task);
        }

        Make(call);
        if (!process.IsAlive) throw new SimulatedCrashException(process.Name);
        return new(call.Task);
    }

    private static Task<T> NeverAsync<T>() => new TaskCompletionSource<T>().Task;

    private SimulatedStore StoreOf(SimulatedProcess process) => _medium.Open(process) switch
    {
        ITearableLogStore content => new SimulatedFileStore(this, process, content),
        var content => new SimulatedStore(this, process, content),
    };

    private void Make(SimulatedCall call)
    {
        _time.Advance(s_latency);
        if (!call.Process.IsAlive) return;
        var answer = call.Token.IsCancellationRequested
            ? () => call.Fail(StoreStatus.Unknown, "given up on its way")
            : Apply(call);
        LandDue();
        answer?.Invoke();
    }

    /// <summary>What the call does to the content; returns how its caller hears of it, null if not now.</summary>
    private Action? Apply(SimulatedCall call)
    {
        switch (call.Step.Decree.Fault)
        {
            case StepFault.Lost:
                return () => call.Fail(StoreStatus.Unknown, "the request was lost");
            case StepFault.AnswerLost:
                _medium.PerformUnheard(call);
                return () => call.Fail(StoreStatus.Unknown, "the answer was lost");
            case StepFault.Refused:
                return () => call.Fail(StoreStatus.Refused, "the store refuses");
            case StepFault.Late:
                MakeLate(call);
                return null;
            case StepFault.CrashBefore:
                call.Process.Crash();
                return null;
            case StepFault.CrashAfter:
                call.Perform();
                call.Process.Crash();
                return null;
            case StepFault.PowerLoss:
                _medium.PerformAsPowerFails(call);
                (_medium.SharesTheMachine ? _processes : [call.Process]).ForEach(process => process.Crash());
                return null;
            default:
                call.Perform();
                return call.Answer;
        }
    }

    private void MakeLate(SimulatedCall call)
    {
        if (_medium.SharesTheMachine) call.Perform();

        // Outside a run the caller gives up at once, and its own step is counted too.
        var late = new LateCall(call, call.Step.Decree.LandsAfter + (IsRunning ? 0 : 1));
        late.Limit = call.Process.Time.CreateTimer(_ => GiveUp(late), null, s_callMax, Timeout.InfiniteTimeSpan);
        call.Token.Register(() => GiveUp(late));
        if (IsRunning) return;
        while (!late.IsGivenUp) _time.Advance(TimeSpan.FromSeconds(1));
    }

    private void GiveUp(LateCall late)
    {
        if (late.IsGivenUp) return;
        late.IsGivenUp = true;
        late.Limit?.Dispose();
        if (_medium.SharesTheMachine)
        {
            late.Call.Answer();
            return;
        }

        if (late.StepsToGo == 0) late.Call.Perform();
        else if (late.Call.Step.Changes) _late.Add(late);
        late.Call.Fail(StoreStatus.Unknown, "the answer did not come in time");
    }

    private void LandDue()
    {
        for (var i = 0; i < _late.Count;)
        {
            if (--_late[i].StepsToGo <= 0) Land(i);
            else i++;
        }
    }

    private void Land(int index)
    {
        var late = _late[index];
        _late.RemoveAt(index);
        late.Call.Perform();
    }
}
