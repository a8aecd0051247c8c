using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>The durable content behind all processes.</summary>
internal interface IStoreMedium
{
    /// <summary>True if a loss of power of this medium ends the processes too.</summary>
    bool SharesTheMachine { get; }

    /// <summary>The content as one process sees it; null for an observer. Its calls complete at once.</summary>
    ILogStore Open(SimulatedProcess? process);

    /// <summary>Lets a call take effect of whose success its process will not know.</summary>
    void PerformUnheard(SimulatedCall call);

    /// <summary>Lets as much of a call take effect as a loss of power lets through.</summary>
    void PerformAsPowerFails(SimulatedCall call);
}
