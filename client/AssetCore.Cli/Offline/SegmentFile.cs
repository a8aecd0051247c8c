using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Cli.Offline;

/// <summary>One segment of a log.</summary>
/// <param name="Name">Its blob.</param>
/// <param name="FirstBatch">The batch that it begins with, as its name says.</param>
/// <param name="Bytes">Its durable length.</param>
internal readonly record struct SegmentFile(BlobName Name, BatchNumber FirstBatch, long Bytes);
