using System.Collections.Immutable;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>A commit as it stands in the log.</summary>
/// <param name="Start">Its first event.</param>
/// <param name="End">Its last event.</param>
/// <param name="IsOfWorld">True if the world made it itself.</param>
/// <param name="EventsByOperation">The events that each operation caused; empty for commits of the world.</param>
internal sealed record LandedCommit(long Start, long End, bool IsOfWorld, ImmutableArray<int> EventsByOperation)
{
    /// <summary>Equality by value.</summary>
    public bool Equals(LandedCommit? other) =>
        other is not null
        && (Start, End, IsOfWorld) == (other.Start, other.End, other.IsOfWorld)
        && EventsByOperation.AsSpan().SequenceEqual(other.EventsByOperation.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Start, End, IsOfWorld);

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{(IsOfWorld ? "world " : "")}{Start}..{End} [{string.Join(' ', EventsByOperation)}]";
}
