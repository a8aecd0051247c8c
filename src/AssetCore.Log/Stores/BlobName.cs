using System.Buffers;
using System.Globalization;
using AssetCore.Format.Indexes;
using AssetCore.Ids;

namespace AssetCore.Log.Stores;

/// <summary>
/// The name of a blob: parts of <c>[a-z0-9.]</c>, none of them empty or beginning with a dot, joined by slashes. So
/// every name is a path below a folder and none can leave it.
/// </summary>
public readonly record struct BlobName
{
    /// <summary>
    /// Characters in the longest name. The layout needs under 60; Azure takes 1,024 and file systems 255 a part.
    /// </summary>
    public const int CharactersMax = 200;

    /// <summary>Digits of a batch in a name: those of the largest, so that names sort as batches do.</summary>
    private const int BatchDigits = 20;

    private static readonly SearchValues<char> PartCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.");

    /// <summary>Checks a name.</summary>
    /// <param name="value">The text, for example <c>worlds/1/log/00000000000000000001.seg</c>.</param>
    /// <exception cref="ArgumentException">The text is not a name.</exception>
    public BlobName(string value)
    {
        if (!IsWellFormed(value)) throw new ArgumentException($"'{value}' is not the name of a blob.", nameof(value));
        Value = value;
    }

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>True for text that names a blob.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> value)
    {
        if (value.Length > CharactersMax) return false;
        foreach (var part in value.Split('/'))
        {
            if (value[part] is [] or ['.', ..] || value[part].ContainsAnyExcept(PartCharacters)) return false;
        }

        return value.Length > 0;
    }

    /// <summary>The folder of one world, with its closing slash.</summary>
    public static string WorldPrefix(WorldId world) =>
        string.Create(CultureInfo.InvariantCulture, $"worlds/{world.Value}/");

    /// <summary>The folder of one world's segments, with its closing slash.</summary>
    public static string LogPrefix(WorldId world) => WorldPrefix(world) + "log/";

    /// <summary>The folder of the indexes of one world's segments, with its closing slash.</summary>
    public static string IndexPrefix(WorldId world) => WorldPrefix(world) + "index/";

    /// <summary>The folder of one world's checkpoints, with its closing slash.</summary>
    public static string CheckpointPrefix(WorldId world) => WorldPrefix(world) + "checkpoints/";

    /// <summary>What says who owns a world and where its checkpoints are.</summary>
    public static BlobName Manifest(WorldId world) => new(WorldPrefix(world) + "manifest");

    /// <summary>The segment that is appended to and starts with this batch.</summary>
    public static BlobName Segment(WorldId world, BatchNumber firstBatch) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{LogPrefix(world)}{firstBatch.Value:D20}.seg"));

    /// <summary>The sealed segment that starts with this batch, rewritten as few large blocks.</summary>
    public static BlobName Pack(WorldId world, BatchNumber firstBatch) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{LogPrefix(world)}{firstBatch.Value:D20}.pack"));

    /// <summary>The index of the sealed segment that starts with this batch, as this version reads it.</summary>
    public static BlobName Index(WorldId world, BatchNumber firstBatch) =>
        Index(world, firstBatch, SegmentIndexHead.Version);

    /// <summary>The index of the sealed segment that starts with this batch, of a version.</summary>
    /// <param name="world">The world.</param>
    /// <param name="firstBatch">The first batch of the segment.</param>
    /// <param name="version">
    /// What the index holds, 1 or more. Each version has a name of its own, so that they stand side by side.
    /// </param>
    public static BlobName Index(WorldId world, BatchNumber firstBatch, byte version)
    {
        ArgumentOutOfRangeException.ThrowIfZero(version);
        return new(string.Create(
            CultureInfo.InvariantCulture, $"{IndexPrefix(world)}{firstBatch.Value:D20}{IndexExtension(version)}"));
    }

    /// <summary>The whole state of a world at the end of this batch.</summary>
    public static BlobName Checkpoint(WorldId world, BatchNumber batch) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{CheckpointPrefix(world)}{batch.Value:D20}.ckpt"));

    /// <summary>Reads the first batch out of the name of a segment of this world; false for any other name.</summary>
    public static bool TryParseSegment(BlobName name, WorldId world, out BatchNumber firstBatch) =>
        TryParse(name, LogPrefix(world), ".seg", out firstBatch);

    /// <summary>Reads the first batch out of the name of a pack of this world; false for any other name.</summary>
    public static bool TryParsePack(BlobName name, WorldId world, out BatchNumber firstBatch) =>
        TryParse(name, LogPrefix(world), ".pack", out firstBatch);

    /// <summary>
    /// The other name that a segment of this world may stand under: of a segment its pack, of a pack its segment; false
    /// for any other name.
    /// </summary>
    public static bool TryGetOtherOfSegment(BlobName name, WorldId world, out BlobName other)
    {
        other = default;
        if (TryParseSegment(name, world, out var first)) other = Pack(world, first);
        else if (TryParsePack(name, world, out first)) other = Segment(world, first);
        return other.Value is not null;
    }

    /// <summary>
    /// Reads the first batch out of the name of an index of this world, of the version that this software reads; false
    /// for any other name.
    /// </summary>
    public static bool TryParseIndex(BlobName name, WorldId world, out BatchNumber firstBatch) =>
        TryParse(name, IndexPrefix(world), IndexExtension(SegmentIndexHead.Version), out firstBatch);

    /// <summary>True for the name of an index of this world of a version that this software does not read.</summary>
    public static bool IsIndexOfOtherVersion(BlobName name, WorldId world)
    {
        for (var version = byte.MaxValue; version > 0; version--)
        {
            if (version != SegmentIndexHead.Version
                && TryParse(name, IndexPrefix(world), IndexExtension(version), out _)) return true;
        }

        return false;
    }

    /// <summary>Reads the batch out of the name of a checkpoint of this world; false for any other name.</summary>
    public static bool TryParseCheckpoint(BlobName name, WorldId world, out BatchNumber batch) =>
        TryParse(name, CheckpointPrefix(world), ".ckpt", out batch);

    /// <summary>The world whose folder a name lies in; false if it lies in none.</summary>
    public static bool TryParseWorld(BlobName name, out WorldId world)
    {
        world = default;
        if (name.Value is not { } text || !text.StartsWith("worlds/", StringComparison.Ordinal)) return false;
        var rest = text.AsSpan("worlds/".Length);
        var end = rest.IndexOf('/');
        if (end <= 0) return false;
        if (!long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        world = new WorldId(number);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    // The first version was named before there could be a second.
    private static string IndexExtension(byte version) =>
        version == 1 ? ".idx" : string.Create(CultureInfo.InvariantCulture, $".v{version}.idx");

    private static bool TryParse(BlobName name, string prefix, string extension, out BatchNumber batch)
    {
        batch = BatchNumber.None;
        if (name.Value is not { } text || !text.StartsWith(prefix, StringComparison.Ordinal)) return false;
        var file = text.AsSpan(prefix.Length);
        if (file.Length != BatchDigits + extension.Length) return false;
        if (!file.EndsWith(extension, StringComparison.Ordinal)) return false;
        if (!long.TryParse(file[..BatchDigits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        batch = new BatchNumber(number);
        return true;
    }
}
