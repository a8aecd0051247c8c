namespace AssetCore.Benchmarks.Peers;

/// <summary>A peer as it described itself, and what it came to.</summary>
/// <param name="Peer">The peer; it may be disposed of already.</param>
/// <param name="Result">One transfer a call.</param>
internal sealed record PeerRow(IPeer Peer, PeerResult Result);
