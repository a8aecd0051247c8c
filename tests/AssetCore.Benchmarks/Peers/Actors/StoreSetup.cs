using Akka.Actor.Setup;
using AssetCore.Benchmarks.Peers.Stored;

namespace AssetCore.Benchmarks.Peers.Actors;

/// <summary>How the journal, which the framework creates by name, comes by its log.</summary>
internal sealed class StoreSetup(PeerLog log) : Setup
{
    public PeerLog Log { get; } = log;
}
