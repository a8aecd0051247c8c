namespace AssetCore.Simulation.Processes;

/// <summary>
/// The process has ended. Only for calls outside a run of the simulation: inside, whoever calls a store from a
/// process that has ended never hears anything.
/// </summary>
public sealed class SimulatedCrashException(string process) : Exception($"The process {process} has ended.");
