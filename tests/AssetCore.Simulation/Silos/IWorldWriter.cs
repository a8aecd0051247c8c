using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Silos;

/// <summary>Whom clients send their commits to: the part of a process that writes worlds.</summary>
internal interface IWorldWriter : IAsyncDisposable
{
    /// <summary>The process it lives in.</summary>
    SimulatedProcess Process { get; }

    /// <summary>What it reported as a fault of its own, or of the log: in a sound system nothing.</summary>
    IReadOnlyList<string> Faults { get; }

    /// <summary>Makes a world, if there is none; null once it is there.</summary>
    Task<Rejection?> CreateAsync(WorldId world);

    /// <summary>Makes a fork, if there is none; null once it is there.</summary>
    Task<Rejection?> ForkAsync(WorldId fork, WorldId source, WorldSeq at);

    /// <summary>Carries out the commits of one call.</summary>
    Task<ImmutableArray<CommitOutcome>> CommitAsync(WorldId world, ImmutableArray<PreparedCommit> commits);

    /// <summary>Prepares a reversal, as the gateway does.</summary>
    Task<(PreparedCommit? Commit, Rejection? Refusal)> PrepareReverseAsync(WorldId world, ReverseRequest request);
}
