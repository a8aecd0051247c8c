namespace AssetCore.Simulation.Processes;

/// <summary>Decides what becomes of each step: see <see cref="StoreSimulation.Plan"/>.</summary>
/// <param name="step">The step, which has no decree yet.</param>
public delegate Decree FaultPlan(Step step);
