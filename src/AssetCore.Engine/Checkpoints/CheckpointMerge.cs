using AssetCore.Engine.Checkpoints.Sections;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.Checkpoints;

/// <summary>
/// The contents of a checkpoint from those of the one before and the last values of the batches since: the bytes that
/// <see cref="StateCheckpoint"/> would write for the state then, in memory bounded by the tail. The checkpoint before
/// goes in a chunk at a time, the new one comes out the same way. One caller at a time.
/// </summary>
public sealed class CheckpointMerge
{
    /// <summary>
    /// Rows of the tail that are passed on at a time, in less than a millisecond.
    /// </summary>
    private const int RowsAtATime = 2_048;

    private readonly TailValues _tail;
    private readonly ChunkCutter _output;
    private readonly HashSums _sums = new();
    private readonly WorldKind _worldKind = new();
    private readonly KeyMerge _keys;
    private readonly SortedList<CheckpointSection, ISectionMerge> _sections;
    private CheckpointSection _at = CheckpointSection.None;
    private CheckpointBasis _before = CheckpointBasis.Empty;
    private CheckpointBasis _after = CheckpointBasis.Empty;
    private KeyWindow _windowBefore;
    private readonly Hash128 _stateHashBefore;
    private Hash128 _contentBefore;
    private int _sectionsDone;

    /// <summary>Begins with nothing before the tail.</summary>
    /// <param name="tail">All batches of the world.</param>
    /// <param name="sink">Where the chunks go.</param>
    public CheckpointMerge(TailValues tail, IChunkSink sink)
        : this(tail, new WorldState().StateHash, sink)
    {
        if (tail.From.Value != 0) throw new ArgumentException("The tail begins after a checkpoint.", nameof(tail));
        WriteBasis(CheckpointBasis.Empty);
    }

    /// <summary>Begins with a checkpoint before the tail.</summary>
    /// <param name="before">Its head; its chunks are to be fed.</param>
    /// <param name="tail">The batches that follow it.</param>
    /// <param name="sink">Where the chunks go.</param>
    public CheckpointMerge(CheckpointHead before, TailValues tail, IChunkSink sink)
        : this(tail, before.StateHash, sink)
    {
        if (before.World != tail.World || before.Batch != tail.From)
            throw new ArgumentException("The tail does not follow the checkpoint.", nameof(tail));
    }

    private CheckpointMerge(TailValues tail, Hash128 stateHash, IChunkSink sink)
    {
        (_tail, _stateHashBefore) = (tail, stateHash);
        _output = new ChunkCutter(sink);
        _keys = new KeyMerge(tail.Keys, _output);
        _sections = SectionsOf(tail, new MergeNames(tail.Cells, tail.WorldSeq));
    }

    /// <summary>
    /// Passes on some of the tail's rows that come before the next chunk; call it until there are none, to be able to
    /// rest in between. <see cref="Feed"/> passes on all that are left.
    /// </summary>
    /// <param name="chunk">The chunk that is fed next.</param>
    /// <returns>True once there are none.</returns>
    public bool Prepare(ReadOnlySpan<byte> chunk)
    {
        var section = chunk.IsEmpty ? CheckpointSection.None : (CheckpointSection)chunk[0];
        return (byte)section >= CheckpointEncoder.OptionalSectionMin || FinishSome(section);
    }

    /// <summary>Takes the next chunk of the checkpoint before.</summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">It is not the next chunk of a checkpoint.</exception>
    /// <exception cref="ReplayMismatchException">The tail does not fit it.</exception>
    public void Feed(ReadOnlySpan<byte> chunk)
    {
        var source = new ByteReader(chunk);
        var section = (CheckpointSection)source.ReadByte();
        if ((byte)section >= CheckpointEncoder.OptionalSectionMin) return;
        if (section < _at || (section == _at && !_sections.ContainsKey(section)))
            source.Fail($"section {section} of a checkpoint follows {_at}");
        if (_at == CheckpointSection.None && section != CheckpointSection.Basis)
            source.Fail("a checkpoint begins with its basis");
        FinishUpTo(section);
        _at = section;
        switch (section)
        {
            case CheckpointSection.Basis:
                WriteBasis(CheckpointBasis.Read(ref source));
                break;
            case CheckpointSection.KeyWindow:
                _windowBefore = KeyWindow.Read(ref source);
                BeginKeys();
                break;
            case CheckpointSection.Sums:
                _contentBefore = CheckpointSums.Read(ref source).ContentHash;
                break;
            default:
                if (!_sections.TryGetValue(section, out var merge))
                    ByteReader.Fail(0, $"section {(int)section} is unknown: the bytes are of a newer format");
                else
                    merge.Feed(ref source);
                break;
        }

        if (!source.IsAtEnd) source.Fail("bytes follow the end of a section");
    }

    /// <summary>
    /// There are no more chunks before: passes on some of the rows that are left, and with the last of them the end.
    /// Call it until it is done.
    /// </summary>
    /// <returns>True once all is passed on.</returns>
    /// <exception cref="ReplayMismatchException">
    /// The rows do not add up to the state hash of the tail's last batch.
    /// </exception>
    public bool Complete()
    {
        if (_tail.From.Value != 0 && _at != CheckpointSection.Sums)
            throw new InvalidOperationException("The checkpoint before has not been fed to its end.");
        if (_at < CheckpointSection.KeyWindow)
        {
            if (!FinishSome(CheckpointSection.KeyWindow)) return false;
            BeginKeys();
            _at = CheckpointSection.KeyWindow;
        }

        if (!FinishSome(CheckpointSection.Sums)) return false;
        CheckHash();
        new CheckpointSums(_contentBefore + _sums.Content, _output.Rows).Write(_output.Row(CheckpointSection.Sums));
        _output.End();
        return true;
    }

    private SortedList<CheckpointSection, ISectionMerge> SectionsOf(TailValues tail, MergeNames names)
    {
        var cells = tail.Cells;
        KeyValuePair<int, WorldRow?>[] world = cells.HasWorld ? [new(0, cells.World)] : [];
        return new()
        {
            [CheckpointSection.GoneContainers] = Merge(
                CheckpointSection.GoneContainers,
                new GoneContainerKind(names),
                cells.Containers.Keys.Select(n => KeyValuePair.Create(n, cells.GoneContainers.GetValueOrDefault(n)))),
            [CheckpointSection.GoneClasses] = Merge(
                CheckpointSection.GoneClasses,
                new GoneClassKind(names),
                cells.Classes.Keys.Select(n => KeyValuePair.Create(n, cells.GoneClasses.GetValueOrDefault(n)))),
            [CheckpointSection.World] = Merge(CheckpointSection.World, _worldKind, world),
            [CheckpointSection.Worlds] = Merge(CheckpointSection.Worlds, new WorldIndexKind(), cells.Worlds),
            [CheckpointSection.Containers] = Merge(
                CheckpointSection.Containers, new ContainerKindOfRows(names), cells.Containers),
            [CheckpointSection.Classes] = Merge(CheckpointSection.Classes, new ClassKind(names), cells.Classes),
            [CheckpointSection.Shapes] = Merge(CheckpointSection.Shapes, new ShapeKind(names), cells.Shapes),
            [CheckpointSection.Extents] = Merge(CheckpointSection.Extents, new ExtentKind(names), cells.Extents),
            [CheckpointSection.Balances] = Merge(CheckpointSection.Balances, new BalanceKind(names), cells.Balances),
            [CheckpointSection.Stacks] = Merge(CheckpointSection.Stacks, new StackKind(names), cells.Stacks),
            [CheckpointSection.Instances] = Merge(
                CheckpointSection.Instances, new InstanceKind(names), cells.Instances),
            [CheckpointSection.Holds] = Merge(CheckpointSection.Holds, new HoldKind(names), cells.Holds),
            [CheckpointSection.Reversals] = Merge(
                CheckpointSection.Reversals, new ReversalKind(), cells.Reversals),
            [CheckpointSection.Keys] = _keys,
        };
    }

    private SectionMerge<TCell, TRow> Merge<TCell, TRow>(
        CheckpointSection section,
        SectionKind<TCell, TRow> kind,
        IEnumerable<KeyValuePair<TCell, TRow>> tail) => new(section, kind, tail, _sums, _output);

    private void WriteBasis(CheckpointBasis before)
    {
        _before = before;
        var (old, raised) = (before.Counters, _tail.Cells.Counters);
        var counters = new Counters(
            Math.Max(old.NextContainer, raised.NextContainer),
            Math.Max(old.NextClass, raised.NextClass),
            Math.Max(old.NextInstance, raised.NextInstance),
            Math.Max(old.NextStack, raised.NextStack));
        _after = new CheckpointBasis(
            counters,
            before.KeysEver + _tail.Keys.Count,
            before.KeysHash + _tail.Keys.Hash,
            _tail.Change ?? before.Change);
        _after.Write(_output.Row(CheckpointSection.Basis));
    }

    private void BeginKeys() =>
        _keys.Begin(_windowBefore, _tail.Keys.Forgotten(_before.KeysEver, _worldKind.Before));

    private void FinishUpTo(CheckpointSection section)
    {
        while (!FinishSome(section))
        {
        }
    }

    private bool FinishSome(CheckpointSection upTo)
    {
        if (_sectionsDone == _sections.Count || _sections.Keys[_sectionsDone] >= upTo) return true;
        if (_sections.Values[_sectionsDone].Finish(RowsAtATime)) _sectionsDone++;
        return false;
    }

    // What changed, added to the hash before: sums over rows need no row that stayed as it was.
    private void CheckHash()
    {
        var hash = _stateHashBefore + _sums.Content + _sums.Internal + _after.KeysHash - _before.KeysHash
            + RowHashes.Counters(_after.Counters) - RowHashes.Counters(_before.Counters);
        if (hash != _tail.StateHash)
        {
            throw new ReplayMismatchException(
                _tail.WorldSeq,
                $"the checkpoint's rows add up to {hash}, batch {_tail.Batch} says {_tail.StateHash}");
        }
    }
}
