using System.Collections;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Names one row of one table.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Key">The key of the row.</param>
internal readonly record struct ReferenceCell(string Table, object Key);

/// <summary>One event: a row has become another one; null is no row.</summary>
internal sealed record ReferenceChange(ReferenceCell Cell, object? Before, object? After);

/// <summary>A table, whatever it holds.</summary>
internal interface IReferenceTable
{
    /// <summary>True if the cell is one of this table.</summary>
    bool Has(ReferenceCell cell);

    /// <summary>The row of a key; null is no row.</summary>
    object? Get(object key);

    /// <summary>Puts a row in the place of another: one event.</summary>
    void Set(object key, object? row);
}

/// <summary>A table whose rows never change: a change puts another row in its place, and is one event.</summary>
/// <param name="name">Its name, unlike that of any other table.</param>
/// <param name="changes">Where events are written down.</param>
internal sealed class ReferenceTable<TKey, TRow>(string name, List<ReferenceChange> changes)
    : IReferenceTable, IEnumerable<KeyValuePair<TKey, TRow>>
    where TKey : notnull
    where TRow : class
{
    private readonly Dictionary<TKey, TRow> _rows = [];

    public IEnumerable<TKey> Keys => _rows.Keys;

    public IEnumerable<TRow> Rows => _rows.Values;

    /// <summary>The row of a key; null is no row.</summary>
    public TRow? this[TKey key]
    {
        get => _rows.GetValueOrDefault(key);
        set
        {
            changes.Add(new ReferenceChange(Cell(key), this[key], value));
            if (value is null) _rows.Remove(key);
            else _rows[key] = value;
        }
    }

    /// <summary>The name of a row.</summary>
    public ReferenceCell Cell(TKey key) => new(name, key);

    public bool Has(ReferenceCell cell) => cell.Table == name;

    public object? Get(object key) => this[(TKey)key];

    public void Set(object key, object? row) => this[(TKey)key] = (TRow?)row;

    /// <summary>Takes over all rows of another table, without events.</summary>
    public void Fill(ReferenceTable<TKey, TRow> other)
    {
        foreach (var (key, row) in other._rows) _rows.Add(key, row);
    }

    public IEnumerator<KeyValuePair<TKey, TRow>> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
