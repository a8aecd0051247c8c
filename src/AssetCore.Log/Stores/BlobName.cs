using System.Globalization;
using AssetCore.Ids;

namespace AssetCore.Log.Stores;

/// <summary>The name of a blob: segments of <c>[a-z0-9.]</c> joined by slashes, as the log's layout gives them.</summary>
/// <param name="Value">The text, for example <c>worlds/1/log/00000000000000000001.seg</c>.</param>
public readonly record struct BlobName(string Value)
{
    /// <summary>The folder of one world, with its closing slash.</summary>
    public static string WorldPrefix(WorldId world) => string.Create(CultureInfo.InvariantCulture, $"worlds/{world.Value}/");

    /// <summary>The folder of one world's segments, with its closing slash.</summary>
    public static string LogPrefix(WorldId world) => WorldPrefix(world) + "log/";

    /// <summary>The segment that is appended to and starts with this batch.</summary>
    public static BlobName Segment(WorldId world, BatchNumber firstBatch) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{LogPrefix(world)}{firstBatch.Value:D20}.seg"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
