using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Processes;

/// <summary>One call on its way: what it does to the store and what its caller hears are two things.</summary>
internal abstract class SimulatedCall(Step step, SimulatedProcess process, CancellationToken token)
{
    public Step Step { get; } = step;

    public SimulatedProcess Process { get; } = process;

    /// <summary>Ends the caller's wait.</summary>
    public CancellationToken Token { get; } = token;

    /// <summary>Takes effect. Nobody hears of it yet.</summary>
    public abstract void Perform();

    /// <summary>Tells the caller what came of it, unless the caller is no more or has given up.</summary>
    public abstract void Answer();

    /// <summary>Tells the caller that it failed.</summary>
    public abstract void Fail(StoreStatus status, string detail);
}
