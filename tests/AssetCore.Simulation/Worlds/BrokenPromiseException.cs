namespace AssetCore.Simulation.Worlds;

/// <summary>A world did what it must never do.</summary>
/// <param name="message">What.</param>
internal sealed class BrokenPromiseException(string message) : Exception(message);
