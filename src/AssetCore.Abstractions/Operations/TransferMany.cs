using System.Collections.Immutable;

namespace AssetCore.Operations;

/// <summary>Moves quantities between balances, one after another, as one operation: all of them or none.</summary>
/// <param name="Transfers">1 to <see cref="TransfersMax"/> transfers; each sees the ones before.</param>
public sealed record TransferMany(ImmutableArray<Transfer> Transfers) : Operation
{
    /// <summary>The most transfers in one operation.</summary>
    public const int TransfersMax = 8190;

    /// <inheritdoc />
    public override OperationCode Code => OperationCode.TransferMany;

    /// <summary>Equality by value, transfers included.</summary>
    public bool Equals(TransferMany? other) =>
        other is not null && Transfers.AsSpan().SequenceEqual(other.Transfers.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Transfers.Length, Transfers.IsEmpty ? default : Transfers[0]);
}
