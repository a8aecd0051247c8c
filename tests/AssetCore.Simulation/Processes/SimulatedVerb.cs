using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Processes;

/// <summary>How one verb is done and what its outcomes look like.</summary>
/// <param name="Perform">Does it to the durable content.</param>
/// <param name="StatusOf">The status in an answer.</param>
/// <param name="Fail">The answer for a failure; null for a verb that throws an <see cref="IOException"/>.</param>
internal sealed record SimulatedVerb<T>(
    Func<T> Perform, Func<T, StoreStatus> StatusOf, Func<StoreStatus, string, T>? Fail);
