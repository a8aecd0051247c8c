namespace AssetCore.Benchmarks.Pipeline;

/// <summary>As many bytes as a real commit takes in the log.</summary>
/// <param name="bytes">The bytes, never changed.</param>
[GenerateSerializer, Immutable, Alias("bench.commit")]
public sealed class EmptyCommit(byte[] bytes)
{
    [Id(0)]
    public byte[] Bytes { get; } = bytes;
}
