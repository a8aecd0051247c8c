using AssetCore.Log;

namespace AssetCore.Grains.Worlds;

/// <summary>Keeps how far a recovery has come. Any thread.</summary>
internal sealed class RecoveryMeter : IProgress<RecoveryProgress>
{
    private int _percent;

    /// <summary>How much is done, 0 to 100.</summary>
    public int Percent => Volatile.Read(ref _percent);

    /// <inheritdoc />
    public void Report(RecoveryProgress value) => Volatile.Write(ref _percent, value.Percent);
}
