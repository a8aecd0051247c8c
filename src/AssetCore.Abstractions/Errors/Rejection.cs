using System.Collections.Immutable;

namespace AssetCore.Errors;

/// <summary>Why a request was refused: data that its caller expects, never an exception.</summary>
/// <param name="Code">The code.</param>
/// <param name="Detail">One sentence that names the thing and the numbers.</param>
/// <param name="OperationIndex">The index of the faulty operation, 0-based; null if the fault is not in one.</param>
/// <param name="Facts">The same for programs, in a fixed order; may be empty.</param>
/// <param name="RetryAfterMs">
/// When to try again, in milliseconds; null where trying again does not help by itself.
/// </param>
public sealed record Rejection(
    ErrorCode Code,
    string Detail,
    int? OperationIndex,
    ImmutableArray<RejectionFact> Facts,
    long? RetryAfterMs = null)
{
    /// <summary>A rejection without facts.</summary>
    public Rejection(ErrorCode code, string detail, int? operationIndex = null)
        : this(code, detail, operationIndex, [])
    {
    }

    /// <summary>Equality by value, facts included.</summary>
    public bool Equals(Rejection? other) =>
        other is not null
        && Code == other.Code
        && Detail == other.Detail
        && OperationIndex == other.OperationIndex
        && RetryAfterMs == other.RetryAfterMs
        && Facts.AsSpan().SequenceEqual(other.Facts.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Detail, OperationIndex);
}
