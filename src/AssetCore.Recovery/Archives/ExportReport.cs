using AssetCore.Format.Archives;
using AssetCore.Hashes;

namespace AssetCore.Recovery.Archives;

/// <summary>What an export wrote.</summary>
/// <param name="Origin">The world, and what of its manifest went with it.</param>
/// <param name="Summary">The end of the log in the archive.</param>
/// <param name="Bytes">Bytes of the archive.</param>
/// <param name="Sha256">The SHA-256 that the archive ends with, by which manifests name it.</param>
public sealed record ExportReport(ArchiveOrigin Origin, ArchiveSummary Summary, long Bytes, Hash256 Sha256);
