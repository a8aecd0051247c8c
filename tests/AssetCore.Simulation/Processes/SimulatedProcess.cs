using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Processes;

/// <summary>
/// One life of one program: it has a store and a clock of its own. Once it has ended, by a decree or by
/// <see cref="Crash"/>, no call of it is answered, no timer of it fires, and its writer rights are free. What it had
/// sent may still land.
/// </summary>
public sealed class SimulatedProcess
{
    private readonly Func<SimulatedProcess, ILogStore> _open;
    private ILogStore? _store;

    internal SimulatedProcess(string name, SimulatedTime time, Func<SimulatedProcess, ILogStore> open)
    {
        (Name, _open) = (name, open);
        Time = new ProcessTime(this, time);
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>False once it has ended.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>The store as this process sees it.</summary>
    public ILogStore Store => _store ??= _open(this);

    /// <summary>The clock of this process.</summary>
    public ProcessTime Time { get; }

    /// <summary>Ends the process as kill -9 does.</summary>
    public void Crash() => IsAlive = false;

    /// <inheritdoc />
    public override string ToString() => Name;
}
