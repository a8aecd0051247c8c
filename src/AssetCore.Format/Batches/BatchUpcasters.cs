using System.Collections.Immutable;
using AssetCore.Format.Frames;

namespace AssetCore.Format.Batches;

/// <summary>
/// The way from every older version of the frame format to the present one, a version at a time:
/// <c>docs/formats/evolution.md</c>. Readers of batches know the present version alone; this stands between them and
/// the log.
/// </summary>
public sealed class BatchUpcasters
{
    private readonly ImmutableArray<BatchUpcaster> _steps;

    /// <summary>A way made of steps.</summary>
    /// <param name="oldest">The oldest version that can be read.</param>
    /// <param name="steps">The first takes the oldest version, each next one the version after.</param>
    public BatchUpcasters(byte oldest, ImmutableArray<BatchUpcaster> steps)
    {
        (Oldest, _steps) = (oldest, steps);
        Present = checked((byte)(oldest + steps.Length));
    }

    /// <summary>
    /// The steps of this build: none yet, for version 1 is the first. A version that is added appends its step here.
    /// </summary>
    public static BatchUpcasters Known { get; } = new(FrameHeader.OldestVersion, []);

    /// <summary>The oldest version that can be read.</summary>
    public byte Oldest { get; }

    /// <summary>The version that all are brought to.</summary>
    public byte Present { get; }

    /// <summary>Brings a payload to the present version.</summary>
    /// <param name="header">The header of its frame.</param>
    /// <param name="payload">The payload as it stands in the log.</param>
    /// <exception cref="FormatFaultException">
    /// The payload is not one of its version, or the version is not one of those that can be read.
    /// </exception>
    public ReadOnlyMemory<byte> ToPresent(in FrameHeader header, ReadOnlyMemory<byte> payload)
    {
        if (header.FormatVersion == Present) return payload;
        if (header.FormatVersion < Oldest || header.FormatVersion > Present)
        {
            throw new FormatFaultException(
                0, $"a batch is of version {header.FormatVersion}, this build reads {Oldest} to {Present}");
        }

        for (var version = header.FormatVersion; version < Present; version++)
            payload = _steps[version - Oldest].Upcast(header, payload);
        return payload;
    }
}
