using AssetCore.Format.Binary;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>How one kind of query stands on the wire after its tag: what is written and what reads it back.</summary>
internal abstract class QueryForm(QueryTag tag, Type query)
{
    /// <summary>Reads the members that were written.</summary>
    public delegate T Reader<out T>(ref ByteReader from)
        where T : WorldQuery;

    /// <summary>The tag.</summary>
    public QueryTag Tag => tag;

    /// <summary>The kind of query.</summary>
    public Type Query => query;

    /// <summary>Writes the members.</summary>
    public abstract void Write(EncodingBuffer to, WorldQuery query);

    /// <summary>Reads the members.</summary>
    public abstract WorldQuery Read(ref ByteReader from);

    /// <summary>The form of a kind of query.</summary>
    public static QueryForm Of<T>(QueryTag tag, Action<EncodingBuffer, T> write, Reader<T> read)
        where T : WorldQuery => new Typed<T>(tag, write, read);

    private sealed class Typed<T>(QueryTag tag, Action<EncodingBuffer, T> write, Reader<T> read)
        : QueryForm(tag, typeof(T))
        where T : WorldQuery
    {
        public override void Write(EncodingBuffer to, WorldQuery query) => write(to, (T)query);

        public override WorldQuery Read(ref ByteReader from) => read(ref from);
    }
}
