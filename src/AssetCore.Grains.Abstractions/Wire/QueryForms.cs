using System.Collections.Frozen;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Reads;
using static AssetCore.Grains.Abstractions.Wire.QueryFields;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Every query on the wire: a tag, then what its row of the table writes and reads.</summary>
internal static class QueryForms
{
    private static readonly QueryForm[] s_all =
    [
        QueryForm.Of<WorldQuery.Containers>(
            QueryTag.Containers,
            static (to, q) =>
            {
                to.WriteOptional(q.Owner);
                Kind(to, q.Kind);
                Page(to, q.Cursor, q.Limit);
            },
            static (ref from) => new(
                from.ReadOptional32("an owner"), Kind(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Container>(
            QueryTag.Container,
            static (to, q) => Id(to, q.Id.Value),
            static (ref from) => new(Container(ref from))),
        QueryForm.Of<WorldQuery.Contents>(
            QueryTag.Contents,
            static (to, q) => Paged(to, q.Id.Value, q.Cursor, q.Limit),
            static (ref from) => new(Container(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Balances>(
            QueryTag.Balances,
            static (to, q) => Paged(to, q.Id.Value, q.Cursor, q.Limit),
            static (ref from) => new(Container(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Slots>(
            QueryTag.Slots,
            static (to, q) => Paged(to, q.Id.Value, q.Cursor, q.Limit),
            static (ref from) => new(Container(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.GridCells>(
            QueryTag.GridCells,
            static (to, q) =>
            {
                Id(to, q.Id.Value);
                Region(to, q.Region);
                Page(to, q.Cursor, q.Limit);
            },
            static (ref from) => new(Container(ref from), Region(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Classes>(
            QueryTag.Classes,
            static (to, q) => Page(to, q.Cursor, q.Limit),
            static (ref from) => new(Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Class>(
            QueryTag.Class,
            static (to, q) => Id(to, q.Id.Value),
            static (ref from) => new(Class(ref from))),
        QueryForm.Of<WorldQuery.ClassShapes>(
            QueryTag.ClassShapes,
            static (to, q) => Paged(to, q.Id.Value, q.Cursor, q.Limit),
            static (ref from) => new(Class(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Instance>(
            QueryTag.Instance,
            static (to, q) => to.WriteZigZag(q.Id.Value),
            static (ref from) => new(new InstanceId(from.ReadZigZag()))),
        QueryForm.Of<WorldQuery.FreshnessOnly>(
            QueryTag.FreshnessOnly,
            static (_, _) => { },
            static (ref _) => new()),
        QueryForm.Of<WorldQuery.Commits>(
            QueryTag.Commits,
            static (to, q) =>
            {
                to.WriteVarint(q.FromWorldSeq.Value);
                OptionalId(to, q.InContainer);
                to.WriteZigZag(q.Limit);
            },
            static (ref from) => new(Seq(ref from), OptionalContainer(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Commit>(
            QueryTag.Commit,
            static (to, q) =>
            {
                to.WriteVarint(q.Id.WorldSeqStart.Value);
                to.WriteFixed64(q.Id.DigestPrefix);
            },
            static (ref from) => new(new CommitId(Seq(ref from), from.ReadFixed64()))),
        QueryForm.Of<WorldQuery.Overlaps>(
            QueryTag.Overlaps,
            static (to, q) =>
            {
                Id(to, q.Id.Value);
                Probe(to, q.Probe);
                Page(to, q.Cursor, q.Limit);
            },
            static (ref from) =>
                new(Container(ref from), Probe(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.GridFree>(
            QueryTag.GridFree,
            static (to, q) =>
            {
                Id(to, q.Id.Value);
                Id(to, q.ClassId.Value);
                to.WriteOptional(q.Key);
            },
            static (ref from) => new(Container(ref from), Class(ref from), from.ReadOptional32("a key"))),
        QueryForm.Of<WorldQuery.ClassExtents>(
            QueryTag.ClassExtents,
            static (to, q) => Paged(to, q.Id.Value, q.Cursor, q.Limit),
            static (ref from) => new(Class(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.ClassStats>(
            QueryTag.ClassStats,
            static (to, q) => Id(to, q.Id.Value),
            static (ref from) => new(Class(ref from))),
        QueryForm.Of<WorldQuery.Children>(
            QueryTag.Children,
            static (to, q) =>
            {
                to.WriteZigZag(q.Id.Value);
                Page(to, q.Cursor, q.Limit);
            },
            static (ref from) => new(new InstanceId(from.ReadZigZag()), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Holds>(
            QueryTag.Holds,
            static (to, q) =>
            {
                OptionalId(to, q.InContainer);
                Page(to, q.Cursor, q.Limit);
            },
            static (ref from) => new(OptionalContainer(ref from), Cursor(ref from), Number(ref from))),
        QueryForm.Of<WorldQuery.Hold>(
            QueryTag.Hold,
            static (to, q) => Id(to, q.Id.Value),
            static (ref from) => new(Hold(ref from))),
        QueryForm.Of<WorldQuery.Follow>(
            QueryTag.Follow,
            static (to, q) =>
            {
                to.WriteVarint(q.FromWorldSeq.Value);
                to.WriteZigZag(q.Limit);
            },
            static (ref from) => new(Seq(ref from), Number(ref from))),
    ];

    private static readonly FrozenDictionary<Type, QueryForm> s_byType = s_all.ToFrozenDictionary(form => form.Query);
    private static readonly FrozenDictionary<QueryTag, QueryForm> s_byTag = s_all.ToFrozenDictionary(form => form.Tag);

    /// <summary>Writes a query.</summary>
    public static void Write(EncodingBuffer to, WorldQuery query)
    {
        if (!s_byType.TryGetValue(query.GetType(), out var form))
            throw new ArgumentException($"{query.GetType().Name} has no encoding.", nameof(query));
        to.WriteByte((byte)form.Tag);
        form.Write(to, query);
    }

    /// <summary>Reads a query.</summary>
    /// <exception cref="Format.FormatFaultException">The bytes are not a query.</exception>
    public static WorldQuery Read(ref ByteReader from)
    {
        var start = from.Position;
        return s_byTag.TryGetValue((QueryTag)from.ReadByte(), out var form)
            ? form.Read(ref from)
            : throw new Format.FormatFaultException(start, "this is no query");
    }

    private static void Paged(EncodingBuffer to, string id, string? cursor, int limit)
    {
        Id(to, id);
        Page(to, cursor, limit);
    }
}
