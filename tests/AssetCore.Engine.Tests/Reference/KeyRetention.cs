namespace AssetCore.Engine.Tests.Reference;

/// <summary>What a world remembers of idempotency keys.</summary>
/// <param name="KeysMax">How many idempotency keys it remembers, 1 or more.</param>
/// <param name="AgeMax">After how many sequence numbers it forgets a key; 0 for never.</param>
internal sealed record KeyRetention(int KeysMax, long AgeMax = 0);
