namespace AssetCore.Simulation.Processes;

/// <summary>
/// Code of a process went on on another thread, most often on the thread pool, while its simulation ran: from there on
/// its order is chance and no seed's. What sends it there must go: <c>Task.Run</c>, <c>Task.Yield</c>, a cancelled
/// <c>Task.Delay</c>, a semaphore, a channel, a source that runs continuations asynchronously.
/// </summary>
public sealed class StrayedException(int seed, string process, string what, string stack)
    : Exception($"Seed {seed}: {process} came to {what} on another thread than the simulation's:\n{stack}");
