using AssetCore.Benchmarks.Peers.Actors;
using AssetCore.Benchmarks.Peers.DurableGrains;
using AssetCore.Benchmarks.Peers.JournaledGrains;
using AssetCore.Benchmarks.Peers.Postgres;
using AssetCore.Benchmarks.Peers.Sqlite;

namespace AssetCore.Benchmarks.Peers;

/// <summary>All peers, in the order of the table.</summary>
internal static class PeerCatalogue
{
    public static IReadOnlyList<PeerKind> All { get; } =
    [
        new("postgres", UsesStore: false, _ => new PostgresPeer()),
        new("sqlite", UsesStore: false, _ => new SqlitePeer()),
        new("journaledgrain", UsesStore: true, store => new JournaledGrainPeer(store)),
        new("akka", UsesStore: true, store => new ActorPeer(store)),
        new("journaling", UsesStore: true, store => new DurableGrainPeer(store)),
    ];

    /// <exception cref="ArgumentException">There is no such peer.</exception>
    public static PeerKind Get(string name) => All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new ArgumentException(
            $"'{name}' is not a peer: {string.Join(", ", All.Select(kind => kind.Name))}.", nameof(name));
}
