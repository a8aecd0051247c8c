using System.Buffers;
using System.Globalization;
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

    /// <summary>The segment that is appended to and starts with this batch.</summary>
    public static BlobName Segment(WorldId world, BatchNumber firstBatch) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{LogPrefix(world)}{firstBatch.Value:D20}.seg"));

    /// <summary>Reads the first batch out of the name of a segment of this world; false for any other name.</summary>
    public static bool TryParseSegment(BlobName name, WorldId world, out BatchNumber firstBatch)
    {
        firstBatch = BatchNumber.None;
        var prefix = LogPrefix(world);
        if (name.Value is not { } text || !text.StartsWith(prefix, StringComparison.Ordinal)) return false;
        var file = text.AsSpan(prefix.Length);
        if (file.Length != 24 || !file.EndsWith(".seg", StringComparison.Ordinal)) return false;
        if (!long.TryParse(file[..20], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        firstBatch = new BatchNumber(number);
        return true;
    }

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
}
