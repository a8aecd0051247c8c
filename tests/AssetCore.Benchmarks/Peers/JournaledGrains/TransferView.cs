namespace AssetCore.Benchmarks.Peers.JournaledGrains;

/// <summary>
/// The confirmed view that the framework keeps: how many events there are. Balances and keys are the grain's own,
/// see <see cref="JournaledTransferGrain"/>.
/// </summary>
[GenerateSerializer, Alias("bench.journaled-view")]
internal sealed class TransferView
{
    [Id(0)]
    public int Events { get; set; }
}
