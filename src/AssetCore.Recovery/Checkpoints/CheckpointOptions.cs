using System.ComponentModel.DataAnnotations;

namespace AssetCore.Recovery.Checkpoints;

/// <summary>When checkpoints are taken. None of these changes what a checkpoint holds.</summary>
public sealed class CheckpointOptions
{
    /// <summary>
    /// Bytes of frames since the last checkpoint after which the next is due: 64 KiB to 64 GiB. Default 64 MiB, some
    /// half a second of replay.
    /// </summary>
    [Range(64L * 1024, 64L * 1024 * 1024 * 1024)]
    public long TailBytesMax { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// Frames since the last checkpoint after which the next is due: 1 to 1,000,000. Default 8,192: Azure was reported
    /// to take 6 ms for a small block until a segment is packed.
    /// </summary>
    [Range(1, 1_000_000)]
    public long TailFramesMax { get; set; } = 8_192;

    /// <summary>
    /// Events since the last checkpoint after which the next is due: 1 to 1,000,000,000. Default 2,000,000, some
    /// 400 ms of replay.
    /// </summary>
    [Range(1, 1_000_000_000)]
    public long TailEventsMax { get; set; } = 2_000_000;

    /// <summary>
    /// A checkpoint is written anew as a whole, so none is due before the batches since have as many bytes as this
    /// share of it: 0 to 10. Default 0.5, so that writing checkpoints costs at most two bytes for each byte of log.
    /// </summary>
    [Range(0.0, 10.0)]
    public double TailShareMin { get; set; } = 0.5;

    /// <summary>
    /// The share of one core that taking a checkpoint takes: 0.01 to 1. Default 0.2: a checkpoint is in no hurry, and
    /// commits hardly notice it.
    /// </summary>
    [Range(0.01, 1.0)]
    public double CoreShare { get; set; } = 0.2;
}
