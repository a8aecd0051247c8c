using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format;
using AssetCore.Format.Binary;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Makes a state of the chunks of a checkpoint, and believes it only if everything adds up. One
/// caller.</summary>
/// <param name="withKeys">
/// True for a writer, which needs the idempotency table; false for a replica, which has none.
/// </param>
public sealed class StateRestorer(bool withKeys) : IChunkSink
{
    private readonly WorldState _state = new();
    private readonly IdempotencyTable _keys = new();
    private readonly SectionCounts _rows = new();
    private CheckpointSection _at = CheckpointSection.None;
    private CheckpointBasis? _basis;
    private CheckpointSums? _sums;

    /// <inheritdoc />
    /// <exception cref="FormatFaultException">It is not the next chunk of a checkpoint.</exception>
    /// <exception cref="InvariantBrokenException">Its rows cannot stand side by side.</exception>
    public void Take(ReadOnlySpan<byte> chunk)
    {
        var source = new ByteReader(chunk);
        var section = (CheckpointSection)source.ReadByte();
        if ((byte)section >= CheckpointEncoder.OptionalSectionMin) return;
        if (section < _at) source.Fail($"section {section} of a checkpoint follows {_at}");
        if (section > CheckpointSection.Sums)
            ByteReader.Fail(0, $"section {(int)section} is unknown: the bytes are of a newer format");
        _at = section;
        while (!source.IsAtEnd)
        {
            ReadRow(ref source, section);
            _rows[section]++;
        }
    }

    /// <summary>The state, once every chunk was taken.</summary>
    /// <param name="head">The checkpoint's head.</param>
    /// <exception cref="FormatFaultException">Something is missing, or does not add up.</exception>
    public RestoredState Complete(CheckpointHead head)
    {
        if (_basis is not { } basis || _sums is not { } sums)
            throw new FormatFaultException(0, "a section of a checkpoint is missing");
        if (!withKeys) _rows[CheckpointSection.Keys] = sums.Rows[CheckpointSection.Keys];
        if (!_rows.Equal(sums.Rows)) throw new FormatFaultException(0, "rows of a checkpoint are missing");
        if (withKeys && _keys.Next != basis.KeysEver)
            throw new FormatFaultException(0, "the keys of a checkpoint do not add up");
        _state.Counters = basis.Counters;
        _state.KeysHash = basis.KeysHash;
        _state.SetHead(head.WorldSeq);
        _state.SetBatch(head.Batch, head.TimeMs);
        if ((_state.StateHash, _state.ContentHash) != (head.StateHash, sums.ContentHash))
        {
            throw new FormatFaultException(
                0, $"the rows of a checkpoint add up to {_state.StateHash}, it says {head.StateHash}");
        }

        return new RestoredState(_state, basis.Change, withKeys ? _keys : null);
    }

    private void ReadRow(ref ByteReader source, CheckpointSection section)
    {
        switch (section)
        {
            case CheckpointSection.Basis:
                _basis = CheckpointBasis.Read(ref source);
                break;
            case CheckpointSection.GoneContainers:
                var (number, gone) = GoneRow.ReadContainer(ref source);
                _state.Containers.SetGone(new ContainerIndex(number), new ContainerId(gone.Id), gone.UnitsPerOne);
                break;
            case CheckpointSection.GoneClasses:
                var (classNumber, id) = GoneRow.ReadClass(ref source);
                _state.Classes.SetGone(new ClassIndex(classNumber), new ClassId(id));
                break;
            case CheckpointSection.KeyWindow:
                var window = KeyWindow.Read(ref source);
                var expected = withKeys && _basis is { } basis ? basis.KeysEver - window.First : 0;
                _keys.Restore(window.First, window.ForgottenThrough, expected);
                break;
            case CheckpointSection.Keys:
                if (withKeys) _keys.Remember(KeyRows.Read(ref source));
                else source.ReadBytes(source.Remaining, "keys");
                break;
            case CheckpointSection.Sums:
                _sums = CheckpointSums.Read(ref source);
                break;
            default:
                var applier = new EventApplier(_state, EventDirection.Forward);
                EventCodec.Read(ref source, ref applier);
                break;
        }
    }
}
