using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Writes queries; <see cref="QueryReader"/> is its mirror.</summary>
internal static class QueryWriter
{
    public static void Write(EncodingBuffer to, WorldQuery query)
    {
        switch (query)
        {
            case WorldQuery.Containers q:
                Tag(to, QueryTag.Containers);
                to.WriteOptional(q.Owner);
                to.WriteVarint(q.Kind is { } kind ? (long)kind + 1 : 0);
                Page(to, q.Cursor, q.Limit);
                break;
            case WorldQuery.Container q:
                Tag(to, QueryTag.Container);
                Id(to, q.Id.Value);
                break;
            case WorldQuery.Contents q:
                Tag(to, QueryTag.Contents);
                Id(to, q.Id.Value);
                Page(to, q.Cursor, q.Limit);
                break;
            case WorldQuery.Balances q:
                Tag(to, QueryTag.Balances);
                Id(to, q.Id.Value);
                Page(to, q.Cursor, q.Limit);
                break;
            case WorldQuery.Slots q:
                Tag(to, QueryTag.Slots);
                Id(to, q.Id.Value);
                Page(to, q.Cursor, q.Limit);
                break;
            case WorldQuery.GridCells q:
                Tag(to, QueryTag.GridCells);
                Id(to, q.Id.Value);
                Region(to, q.Region);
                Page(to, q.Cursor, q.Limit);
                break;
            default:
                WriteOther(to, query);
                break;
        }
    }

    private static void WriteOther(EncodingBuffer to, WorldQuery query)
    {
        switch (query)
        {
            case WorldQuery.Classes q:
                Tag(to, QueryTag.Classes);
                Page(to, q.Cursor, q.Limit);
                break;
            case WorldQuery.Class q:
                Tag(to, QueryTag.Class);
                Id(to, q.Id.Value);
                break;
            case WorldQuery.ClassShapes q:
                Tag(to, QueryTag.ClassShapes);
                Id(to, q.Id.Value);
                Page(to, q.Cursor, q.Limit);
                break;
            case WorldQuery.Instance q:
                Tag(to, QueryTag.Instance);
                to.WriteZigZag(q.Id.Value);
                break;
            case WorldQuery.FreshnessOnly:
                Tag(to, QueryTag.FreshnessOnly);
                break;
            case WorldQuery.Commits q:
                Tag(to, QueryTag.Commits);
                to.WriteVarint(q.FromWorldSeq.Value);
                to.WriteOptionalText(q.InContainer?.Value, ExternalId.LengthMax, "an id");
                to.WriteZigZag(q.Limit);
                break;
            case WorldQuery.Commit q:
                Tag(to, QueryTag.Commit);
                to.WriteVarint(q.Id.WorldSeqStart.Value);
                to.WriteFixed64(q.Id.DigestPrefix);
                break;
            default:
                throw new ArgumentException($"{query.GetType().Name} has no encoding.", nameof(query));
        }
    }

    private static void Tag(EncodingBuffer to, QueryTag tag) => to.WriteByte((byte)tag);

    private static void Id(EncodingBuffer to, string id) => to.WriteText(id, 0, ExternalId.LengthMax, "an id");

    private static void Page(EncodingBuffer to, string? cursor, int limit)
    {
        to.WriteOptionalText(cursor, WireLimits.CursorLengthMax, "a cursor");
        to.WriteZigZag(limit);
    }

    private static void Region(EncodingBuffer to, GridRegion? region)
    {
        to.WriteByte(region is null ? (byte)0 : (byte)1);
        if (region is not { } r) return;
        to.WriteZigZag(r.X);
        to.WriteZigZag(r.Y);
        to.WriteZigZag(r.Width);
        to.WriteZigZag(r.Height);
    }
}
