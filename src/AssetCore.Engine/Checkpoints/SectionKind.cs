using AssetCore.Format.Binary;
using AssetCore.Hashes;

namespace AssetCore.Engine.Checkpoints;

/// <summary>How the rows of a section are read, written and hashed.</summary>
/// <typeparam name="TCell">What a row is found by, in the section's order.</typeparam>
/// <typeparam name="TRow">The row.</typeparam>
internal abstract class SectionKind<TCell, TRow>
{
    /// <summary>Orders cells.</summary>
    public virtual int Compare(TCell left, TCell right) => Comparer<TCell>.Default.Compare(left, right);

    /// <summary>Reads a row from nothing.</summary>
    public abstract (TCell Cell, TRow Row) Read(ref ByteReader source);

    /// <summary>Writes a row from nothing.</summary>
    public abstract void Write(EncodingBuffer destination, TCell cell, TRow row);

    /// <summary>True if the row exists.</summary>
    public virtual bool Exists(TRow row) => row is not null;

    /// <summary>What the row adds to the sums.</summary>
    public virtual (Hash128 Content, Hash128 Internal) Hash(TCell cell, TRow row) => default;
}
