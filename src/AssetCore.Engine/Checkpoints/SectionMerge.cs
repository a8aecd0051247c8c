using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Checkpoints;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Merges one section: rows that the tail did not touch are copied, the others are as the tail left
/// them.</summary>
/// <param name="section">The section.</param>
/// <param name="kind">How its rows are read, written and hashed.</param>
/// <param name="tail">The last values of the cells that the tail touched.</param>
/// <param name="sums">Changes by what the rows that differ add and take away.</param>
/// <param name="output">Where the rows go.</param>
internal sealed class SectionMerge<TCell, TRow>(
    CheckpointSection section,
    SectionKind<TCell, TRow> kind,
    IEnumerable<KeyValuePair<TCell, TRow>> tail,
    HashSums sums,
    ChunkCutter output) : ISectionMerge
{
    private KeyValuePair<TCell, TRow>[]? _changes;
    private int _next;

    // Sorted when the section's turn comes, so that only one section's order is in memory.
    private KeyValuePair<TCell, TRow>[] Changes => _changes ??= Sorted();

    public void Feed(ref ByteReader rows)
    {
        while (!rows.IsAtEnd)
        {
            var before = rows;
            var (cell, row) = kind.Read(ref rows);
            while (_next < Changes.Length && kind.Compare(Changes[_next].Key, cell) < 0) PutNext();
            if (_next < Changes.Length && kind.Compare(Changes[_next].Key, cell) == 0)
            {
                var (content, @internal) = kind.Hash(cell, row);
                sums.Content -= content;
                sums.Internal -= @internal;
                PutNext();
                continue;
            }

            output.Row(section).WriteBytes(before.ReadBytes(rows.Position - before.Position, "a row"));
        }
    }

    public bool Finish(int rowsMax)
    {
        for (var row = 0; _next < Changes.Length && row < rowsMax; row++) PutNext();
        if (_next < Changes.Length) return false;
        (_changes, _next) = ([], 0);
        return true;
    }

    private void PutNext()
    {
        var (cell, row) = Changes[_next++];
        if (!kind.Exists(row)) return;
        var (content, @internal) = kind.Hash(cell, row);
        sums.Content += content;
        sums.Internal += @internal;
        kind.Write(output.Row(section), cell, row);
    }

    private KeyValuePair<TCell, TRow>[] Sorted()
    {
        var changes = tail.ToArray();
        Array.Sort(changes, (left, right) => kind.Compare(left.Key, right.Key));
        return changes;
    }
}
