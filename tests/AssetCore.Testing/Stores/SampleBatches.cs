using System.Security.Cryptography;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;

namespace AssetCore.Testing.Stores;

/// <summary>Batches that the log takes for real; their payloads mean nothing to anybody.</summary>
public static class SampleBatches
{
    /// <summary>The batch after a head, told apart by its seed.</summary>
    /// <param name="head">What it follows.</param>
    /// <param name="seed">Gives payload, state hash and the number of events, 1 to 5.</param>
    /// <param name="payloadBytes">The size of the payload; by the seed if it is not given.</param>
    public static SealedBatch After(in LogHead head, int seed, int? payloadBytes = null)
    {
        var random = new Random(seed);
        var events = random.Next(1, 6);
        var payload = new byte[payloadBytes ?? random.Next(8, 2000)];
        random.NextBytes(payload);
        BitConverter.TryWriteBytes(payload, seed);
        return new SealedBatch(
            head.WorldSeq.Next,
            new WorldSeq(head.WorldSeq.Value + events),
            random.Next(1, events + 1),
            head.TimeMs + random.Next(0, 3),
            Hash128.Read(SHA256.HashData(payload)),
            payload);
    }
}
