namespace AssetCore.Benchmarks.Peers;

/// <summary>One figure of a peer, for a ratio.</summary>
/// <param name="TransfersPerSecond">Durable transfers.</param>
/// <param name="Callers">The number of callers that made the most.</param>
/// <param name="Version">What ran.</param>
/// <param name="Settings">How it ran.</param>
internal sealed record PeerFigure(double TransfersPerSecond, int Callers, string Version, string Settings);
