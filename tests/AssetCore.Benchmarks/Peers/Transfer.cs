namespace AssetCore.Benchmarks.Peers;

/// <summary>One transfer as every peer is asked for it.</summary>
/// <param name="Key">The idempotency key, never used before unless a repeat is meant.</param>
/// <param name="From">The account that pays, 0 to <see cref="TransferSource.Accounts"/> - 1.</param>
/// <param name="To">The account that is paid, another one.</param>
/// <param name="Amount">1 or more.</param>
[GenerateSerializer, Immutable, Alias("bench.transfer")]
internal readonly record struct Transfer(
    [property: Id(0)] string Key,
    [property: Id(1)] int From,
    [property: Id(2)] int To,
    [property: Id(3)] long Amount);
