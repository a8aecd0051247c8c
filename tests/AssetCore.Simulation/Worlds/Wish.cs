using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Operations;

namespace AssetCore.Simulation.Worlds;

/// <summary>A commit that a client wants, and what it has heard of it so far. It outlives every process.</summary>
/// <param name="key">Its idempotency key.</param>
/// <param name="operations">What is to happen; empty for a reversal.</param>
internal sealed class Wish(string key, params ImmutableArray<Operation> operations)
{
    public string Key { get; } = key;

    public ImmutableArray<Operation> Operations { get; } = operations;

    /// <summary>The wish whose commit is to be reversed; null for none.</summary>
    public Wish? Reverses { get; init; }

    /// <summary>
    /// True if the client takes "not executed" for an answer and does not ask again: then it must never happen.
    /// </summary>
    public bool GivesUp { get; init; }

    public WishState State { get; set; }

    /// <summary>True while a request of it was sent and not answered.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>True once an attempt had no definite answer: it may stand in the log, once.</summary>
    public bool MayStand { get; set; }

    /// <summary>The receipt, once it is committed.</summary>
    public CommitReceipt? Receipt { get; set; }

    /// <summary>True once nobody asks for it any more.</summary>
    public bool IsSettled => State != WishState.Open;

    /// <inheritdoc />
    public override string ToString() => $"{Key} ({State})";
}
