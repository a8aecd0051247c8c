using AssetCore.Log.Reading;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Tells those who read a world of its durable batches. Never delays the world and never fails it: the log is the
/// truth. Used on the world's scheduler only.
/// </summary>
internal interface IBatchAnnouncer
{
    /// <summary>Takes a durable batch, whose bytes are gone afterwards; returns at once.</summary>
    void Announce(BatchFrame frame);
}
