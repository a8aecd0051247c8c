using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// What a world says to a commit, as far as the contract fixes it: all of a <see cref="CommitOutcome"/> but the commit
/// id (a digest of bytes that the model does not know) and the words of a rejection.
/// </summary>
internal sealed record WorldAnswer
{
    /// <summary>Why the commit was refused; null if it took place, now or before.</summary>
    public ErrorCode? Refusal { get; private init; }

    /// <summary>
    /// The index of the refused operation; null if it took place or the fault is not in one operation.
    /// </summary>
    public int? OperationIndex { get; private init; }

    /// <summary>The first event of the commit; 0 if refused.</summary>
    public long WorldSeqStart { get; private init; }

    /// <summary>The last event of the commit; 0 if refused.</summary>
    public long WorldSeqEnd { get; private init; }

    /// <summary>Instances minted, in order of their operations; empty if refused.</summary>
    public ImmutableArray<MintedInstance> Minted { get; private init; } = [];

    /// <summary>The batch time in milliseconds; 0 if refused.</summary>
    public long TimeMs { get; private init; }

    /// <summary>True if the commit had taken place before.</summary>
    public bool IdempotentReplay { get; init; }

    /// <summary>True if the commit took place, now or before.</summary>
    public bool IsCommitted => Refusal is null;

    /// <summary>Events of a commit that took place, both ends counted.</summary>
    public long EventCount => IsCommitted ? WorldSeqEnd - WorldSeqStart + 1 : 0;

    /// <summary>The commit was refused.</summary>
    public static WorldAnswer Refused(ErrorCode code, int? operationIndex) =>
        new() { Refusal = code, OperationIndex = operationIndex };

    /// <summary>The commit took place.</summary>
    public static WorldAnswer Committed(long start, long end, ImmutableArray<MintedInstance> minted, long timeMs) =>
        new() { WorldSeqStart = start, WorldSeqEnd = end, Minted = minted, TimeMs = timeMs };

    /// <summary>The answer that an outcome of the vocabulary amounts to.</summary>
    public static WorldAnswer Of(CommitOutcome outcome)
    {
        if (outcome.Rejection is { } rejection) return Refused(rejection.Code, rejection.OperationIndex);
        var receipt = outcome.Receipt!;
        var (start, end) = (receipt.WorldSeqStart.Value, receipt.WorldSeqEnd.Value);
        var answer = Committed(start, end, receipt.MintedInstances, receipt.TimeMs);
        return answer with { IdempotentReplay = receipt.IdempotentReplay };
    }

    /// <summary>Equality by value, minted instances included.</summary>
    public bool Equals(WorldAnswer? other) =>
        other is not null
        && (Refusal, OperationIndex) == (other.Refusal, other.OperationIndex)
        && (WorldSeqStart, WorldSeqEnd, TimeMs) == (other.WorldSeqStart, other.WorldSeqEnd, other.TimeMs)
        && IdempotentReplay == other.IdempotentReplay
        && Minted.AsSpan().SequenceEqual(other.Minted.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Refusal, OperationIndex, WorldSeqStart, WorldSeqEnd);

    /// <summary>One line for people.</summary>
    public override string ToString() => IsCommitted
        ? $"{(IdempotentReplay ? "replayed" : "committed")} {WorldSeqStart}..{WorldSeqEnd} at {TimeMs} ms, "
            + $"minted [{string.Join(' ', Minted)}]"
        : $"refused {Refusal} at operation {OperationIndex?.ToString() ?? "none"}";
}
