using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Peers;

/// <summary>A peer that can be asked for by name.</summary>
/// <param name="Name">As the command line has it.</param>
/// <param name="UsesStore">True if it writes to the store that it is given; false if it brings its own.</param>
/// <param name="Create">Makes one that is not prepared yet.</param>
internal sealed record PeerKind(string Name, bool UsesStore, Func<ILogStore, IPeer> Create);
