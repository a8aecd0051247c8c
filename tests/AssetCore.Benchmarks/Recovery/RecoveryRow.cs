namespace AssetCore.Benchmarks.Recovery;

/// <summary>What opening one world took.</summary>
/// <param name="Events">Events of its log.</param>
/// <param name="Balances">Live balances.</param>
/// <param name="LogBytes">Bytes of its log.</param>
/// <param name="CheckpointBytes">Bytes of its checkpoint.</param>
/// <param name="Taking">Taking the checkpoint from the whole log.</param>
/// <param name="Without">To the first acknowledgement without a checkpoint.</param>
/// <param name="With">To the first acknowledgement with one at the end of the log.</param>
/// <param name="Replica">Building a replica without a checkpoint.</param>
internal sealed record RecoveryRow(
    long Events,
    int Balances,
    long LogBytes,
    long CheckpointBytes,
    Spent Taking,
    Spent Without,
    Spent With,
    Spent Replica);
