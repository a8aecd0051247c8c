using AssetCore.Format.Checkpoints;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Rows by section.</summary>
internal sealed class SectionCounts
{
    private readonly long[] _rows = new long[(int)CheckpointSection.Sums + 1];

    public long this[CheckpointSection section]
    {
        get => _rows[(int)section];
        set => _rows[(int)section] = value;
    }

    /// <summary>True if both count the same, but for the sums themselves.</summary>
    public bool Equal(SectionCounts other) =>
        _rows.AsSpan(0, (int)CheckpointSection.Sums).SequenceEqual(
            other._rows.AsSpan(0, (int)CheckpointSection.Sums));
}
