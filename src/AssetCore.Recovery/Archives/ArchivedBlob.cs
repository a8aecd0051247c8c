using AssetCore.Format.Archives;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Archives;

/// <summary>A blob of an archive, and where it stands there.</summary>
/// <param name="Name">Its name in a store.</param>
/// <param name="Blob">What it is.</param>
/// <param name="FirstPart">Where its first part of data begins in the archive.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record ArchivedBlob(BlobName Name, ArchiveBlob Blob, long FirstPart, long Length);
