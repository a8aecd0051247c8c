namespace AssetCore.Benchmarks.Peers;

/// <summary>A peer as it described itself, and what it came to; nothing of it that keeps memory.</summary>
/// <param name="Name">What stands in the table.</param>
/// <param name="Version">What ran.</param>
/// <param name="Settings">How it ran.</param>
/// <param name="Durability">What an acknowledged transfer waited for.</param>
/// <param name="IsInProcess">False if its processor time is another process's.</param>
/// <param name="Result">One transfer a call.</param>
internal sealed record PeerRow(
    string Name, string Version, string Settings, string Durability, bool IsInProcess, PeerResult Result)
{
    public static PeerRow Of(IPeer peer, PeerResult result) =>
        new(peer.Name, peer.Version, peer.Settings, peer.Durability, peer.IsInProcess, result);
}
