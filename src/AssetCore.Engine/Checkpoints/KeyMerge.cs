using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Binary;
using AssetCore.Format.Checkpoints;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>
/// Merges the idempotency table: the entries before and those of the tail in order, without the oldest that the limits
/// forget.
/// </summary>
internal sealed class KeyMerge(TailKeys tail, ChunkCutter output) : ISectionMerge
{
    private KeyWindow _window;
    private WorldSeq _through;
    private long _forgetBelow;
    private bool _hasBegun;
    private int _next;

    /// <summary>The window before and the limits are known.</summary>
    public void Begin(KeyWindow before, (long First, WorldSeq Through) forgotten)
    {
        _window = before;
        (_forgetBelow, _through) = forgotten;
    }

    public void Feed(ref ByteReader rows)
    {
        while (!rows.IsAtEnd)
        {
            var row = rows;
            var entry = KeyRows.Read(ref rows);
            if (Forgets(entry)) continue;
            Put().WriteBytes(row.ReadBytes(rows.Position - row.Position, "a row"));
        }
    }

    public bool Finish(int rowsMax)
    {
        for (var row = 0; _next < tail.Count && row < rowsMax; row++)
        {
            ref readonly var entry = ref tail.At(_next++);
            if (!Forgets(entry)) KeyRows.Write(Put(), entry);
        }

        if (_next < tail.Count) return false;
        BeginRows();
        return true;
    }

    // The oldest go first, so nothing is forgotten behind an entry that stays.
    private bool Forgets(in IdempotencyEntry entry)
    {
        if (_hasBegun || (_window.First >= _forgetBelow && entry.WorldSeqEnd > _through)) return false;
        if (entry.WorldSeqEnd <= _window.ForgottenThrough)
            throw new ReplayMismatchException(entry.WorldSeqStart, "keys are remembered in order of sequence");
        _window = new KeyWindow(_window.First + 1, entry.WorldSeqEnd);
        return true;
    }

    private EncodingBuffer Put()
    {
        BeginRows();
        return output.Row(CheckpointSection.Keys);
    }

    private void BeginRows()
    {
        if (_hasBegun) return;
        _hasBegun = true;
        _window.Write(output.Row(CheckpointSection.KeyWindow));
    }
}
