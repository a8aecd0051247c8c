using AssetCore.Commits;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Format.Frames;
using AssetCore.Format.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// The writer's engine of one world: judges commits one after another, keeps what undoes the whole batch until its
/// append is known, and recovers by replay. Pure and synchronous; one caller at a time.
/// </summary>
/// <remarks>
/// The life of a batch: <see cref="BeginBatch"/>, then <see cref="Execute"/> and <see cref="ExecuteDirective"/> any number of
/// times, then <see cref="Seal"/> if <see cref="HasCommits"/>, then <see cref="Accept"/> or <see cref="RollBack"/>.
/// </remarks>
/// <param name="world">The world.</param>
public sealed class WorldEngine(WorldId world)
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The state, with every commit of the open batch applied. Only for reading.</summary>
    public WorldState State { get; } = new();

    /// <summary>The last sequence number, commits of the open batch included.</summary>
    public WorldSeq Head { get; }

    /// <summary>The number of the last batch that is accepted or replayed.</summary>
    public BatchNumber Batch { get; }

    /// <summary>The time of the last batch begun or replayed, in milliseconds since 1970-01-01 UTC.</summary>
    public long TimeMs { get; }

    /// <summary>True if the open batch holds a commit.</summary>
    public bool HasCommits { get; }

    /// <summary>Bytes of the open batch's payload.</summary>
    public int PayloadBytes { get; }

    /// <summary>Opens a batch. Its time is the later of the clock and the last batch's time.</summary>
    /// <exception cref="InvalidOperationException">A batch is open.</exception>
    public void BeginBatch(long clockMs) => throw new NotImplementedException();

    /// <summary>
    /// Judges one commit in the order of the contract (idempotency, state of the world, expected_world_seq, operations)
    /// and keeps its effects in the open batch, or refuses it and leaves the state identical.
    /// </summary>
    public CommitOutcome Execute(PreparedCommit commit) => throw new NotImplementedException();

    /// <summary>A commit that the world makes itself. Its preconditions are the caller's to check.</summary>
    public CommitReceipt ExecuteDirective(WorldDirective directive) => throw new NotImplementedException();

    /// <summary>Closes the open batch for appending. Its payload stays valid until <see cref="Accept"/> or <see cref="RollBack"/>.</summary>
    /// <exception cref="InvalidOperationException">No batch with a commit is open.</exception>
    public BatchContent Seal() => throw new NotImplementedException();

    /// <summary>The sealed batch is durable: what would undo it is dropped. Also ends an open batch without commits.</summary>
    public void Accept() => throw new NotImplementedException();

    /// <summary>The batch, open or sealed, is definitely not in the log: every trace of it is undone.</summary>
    public void RollBack() => throw new NotImplementedException();

    /// <summary>Judges a commit as <see cref="Execute"/> would in a batch of its own begun now, and undoes it.</summary>
    /// <exception cref="InvalidOperationException">A batch is open.</exception>
    public PreflightOutcome Preflight(PreparedCommit commit, long clockMs) => throw new NotImplementedException();

    /// <summary>
    /// Recovery: applies a batch of the log through L1 alone, holding every before-value against the state, checking the
    /// sequence and the state hash of the header, and filling the idempotency table.
    /// </summary>
    /// <exception cref="ReplayMismatchException">The batch does not fit the state.</exception>
    public void Replay(in FrameHeader header, ReadOnlySpan<byte> payload) => throw new NotImplementedException();

    /// <summary>The hash over everything.</summary>
    public Hash128 StateHash => State.StateHash;
}
