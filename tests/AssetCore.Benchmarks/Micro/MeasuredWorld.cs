using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Worlds;

namespace AssetCore.Benchmarks.Micro;

/// <summary>An engine after its genesis, with no log behind it, for measuring what it does in memory.</summary>
internal abstract class MeasuredWorld
{
    private const int OperationsPerCommit = 5_000;
    private int _commits;

    protected MeasuredWorld()
    {
        Engine.BeginBatch(0);
        var row = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, 1_000_000, 0);
        Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "benchmark" });
        Seal();
    }

    /// <summary>The engine, with no batch open.</summary>
    public WorldEngine Engine { get; } = new(new WorldId(1));

    /// <summary>Commits operations, a few thousand at a time.</summary>
    public void Put(IEnumerable<Operation> operations)
    {
        foreach (var some in operations.Chunk(OperationsPerCommit))
        {
            Try(Prepare([.. some]));
            Seal();
        }
    }

    /// <summary>A commit of operations.</summary>
    public PreparedCommit Prepare(ImmutableArray<Operation> operations) =>
        PreparedCommit.Create(new CommitRequest { Operations = operations, IdempotencyKey = $"key-{_commits++}" });

    /// <summary>Judges and carries out a commit in a batch of its own, which the caller ends.</summary>
    public void Try(PreparedCommit commit)
    {
        Engine.BeginBatch(0);
        var outcome = Engine.Execute(commit);
        if (!outcome.IsCommitted)
            throw new InvalidOperationException($"A commit was refused: {outcome.Rejection!.Detail}");
    }

    /// <summary>A container of nobody, without rules.</summary>
    protected static CreateContainer Container(ContainerId id, ContainerKind kind) => new(id, kind, null, null, null);

    private void Seal()
    {
        Engine.Seal();
        Engine.Accept();
    }
}
