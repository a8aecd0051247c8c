using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>How a world is, from its own log.</summary>
/// <param name="World">The world.</param>
/// <param name="Head">Its last durable sequence number.</param>
/// <param name="Batch">Its last durable batch.</param>
/// <param name="Epoch">The epoch of its writer.</param>
/// <param name="IdempotencyKeysMax">Idempotency keys it remembers.</param>
/// <param name="IdempotencyAgeMax">Sequence numbers after which it forgets a key; 0 for no such limit.</param>
/// <param name="Reason">Why its state last changed.</param>
public sealed record WorldStatus(
    WorldItem World,
    WorldSeq Head,
    BatchNumber Batch,
    Epoch Epoch,
    long IdempotencyKeysMax,
    long IdempotencyAgeMax,
    string Reason);
