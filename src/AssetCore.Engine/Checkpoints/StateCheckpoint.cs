using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>
/// The contents of a checkpoint from a state in memory, a chunk at a time: <c>docs/formats/checkpoint.md</c>. Equal
/// states have equal contents, however they came about. Nobody may change the state meanwhile.
/// </summary>
public sealed class StateCheckpoint
{
    private readonly WorldState _state;
    private readonly StateChange? _change;
    private readonly IdempotencyTable _keys;
    private readonly ChunkCutter _cutter;
    private readonly IEnumerator<bool> _steps;

    private StateCheckpoint(WorldState state, IdempotencyTable keys, StateChange? change, IChunkSink sink)
    {
        (_state, _keys, _change) = (state, keys, change);
        _cutter = new ChunkCutter(sink);
        _steps = Steps().GetEnumerator();
    }

    /// <summary>The contents for a writer's state, keys included, between two batches.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="change">When and why the world's own row was last written.</param>
    /// <param name="sink">Where the chunks go.</param>
    public static StateCheckpoint Of(WorldEngine engine, StateChange? change, IChunkSink sink) =>
        new(engine.State, engine.Keys, change, sink);

    /// <summary>The contents for a state that remembers no key: what a fork begins with.</summary>
    /// <param name="state">The state, between two commits.</param>
    /// <param name="change">When and why the world's own row was last written.</param>
    /// <param name="sink">Where the chunks go.</param>
    public static StateCheckpoint WithoutKeys(WorldState state, StateChange? change, IChunkSink sink)
    {
        var keys = new IdempotencyTable();
        keys.Restore(0, state.Head);
        return new StateCheckpoint(state, keys, change, sink);
    }

    /// <summary>Rows of a section that were written so far.</summary>
    public long RowsOf(CheckpointSection section) => _cutter.Rows[section];

    /// <summary>Passes on the next chunk or a few of them; false once there are no more.</summary>
    public bool WriteNext()
    {
        var chunks = _cutter.Chunks;
        while (_steps.MoveNext())
            if (_cutter.Chunks > chunks) return true;
        return _cutter.Chunks > chunks;
    }

    private IEnumerable<bool> Steps()
    {
        var basis = new CheckpointBasis(_state.Counters, _keys.Next, _state.KeysHash, _change);
        basis.Write(_cutter.Row(CheckpointSection.Basis));
        IEnumerable<bool>[] sections =
        [
            GoneRows(), WorldRows(), ContainerRows(), ClassRows(), ShapeRows(), ExtentRows(), BalanceRows(),
            StackRows(), InstanceRows(), MarkRows(), Keys(),
        ];
        foreach (var section in sections)
            foreach (var step in section) yield return step;
        new CheckpointSums(_state.ContentHash, _cutter.Rows).Write(_cutter.Row(CheckpointSection.Sums));
        _cutter.End();
    }

    private IEnumerable<bool> GoneRows()
    {
        for (var i = 0; i < _state.Counters.NextContainer; i++)
        {
            var cell = _state.Containers[new ContainerIndex(i)];
            if (cell.Row is not null || cell.Name is null) continue;
            GoneRow.Write(
                _cutter.Row(CheckpointSection.GoneContainers),
                i,
                new GoneContainer(cell.Name, cell.Bounds.UnitsPerOne));
            yield return true;
        }

        for (var i = 0; i < _state.Counters.NextClass; i++)
        {
            var cell = _state.Classes[new ClassIndex(i)];
            if (cell.Row is not null || cell.Name is null) continue;
            GoneRow.Write(_cutter.Row(CheckpointSection.GoneClasses), i, cell.Name);
            yield return true;
        }
    }

    private IEnumerable<bool> WorldRows()
    {
        if (_state.World is { } world)
            EventCodec.Write(_cutter.Row(CheckpointSection.World), new WorldSet(world, null));
        for (var walk = _state.Worlds.FromStart(); walk.MoveNext();)
        {
            EventCodec.Write(
                _cutter.Row(CheckpointSection.Worlds),
                new WorldIndexSet(new WorldId(walk.Current.World), walk.Current.Row, null));
            yield return true;
        }
    }

    private IEnumerable<bool> ContainerRows()
    {
        for (var i = 0; i < _state.Counters.NextContainer; i++)
        {
            var index = new ContainerIndex(i);
            if (_state.Containers[index].Row is not { } row) continue;
            EventCodec.Write(_cutter.Row(CheckpointSection.Containers), new ContainerSet(index, row, null));
            yield return true;
        }
    }

    private IEnumerable<bool> ClassRows()
    {
        for (var i = 0; i < _state.Counters.NextClass; i++)
        {
            var index = new ClassIndex(i);
            if (_state.Classes[index].Row is not { } row) continue;
            EventCodec.Write(_cutter.Row(CheckpointSection.Classes), new ClassSet(index, row, null));
            yield return true;
        }
    }

    private IEnumerable<bool> ShapeRows()
    {
        for (var i = 0; i < _state.Counters.NextClass; i++)
        {
            var index = new ClassIndex(i);
            if (_state.Classes[index].Shapes is not { } shapes) continue;
            for (var walk = shapes.FromStart(); walk.MoveNext();)
            {
                var key = BalanceKey.FromWord(walk.Current.KeyWord);
                EventCodec.Write(
                    _cutter.Row(CheckpointSection.Shapes), new ShapeSet(index, key, walk.Current.Shape, null));
                yield return true;
            }
        }
    }

    private IEnumerable<bool> ExtentRows()
    {
        for (var i = 0; i < _state.Counters.NextClass; i++)
        {
            var index = new ClassIndex(i);
            if (_state.Classes[index].Extents is not { } extents) continue;
            for (var walk = extents.FromStart(); walk.MoveNext();)
            {
                var key = BalanceKey.FromWord(walk.Current.KeyWord);
                EventCodec.Write(
                    _cutter.Row(CheckpointSection.Extents), new ExtentSet(index, key, walk.Current.Extent, null));
                yield return true;
            }
        }
    }

    // Takes memory for the keys of one container at a time.
    private IEnumerable<bool> BalanceRows()
    {
        var keys = new List<BalanceKey>();
        for (var i = 0; i < _state.Counters.NextContainer; i++)
        {
            keys.Clear();
            _state.Balances.AddKeysOf(new ContainerIndex(i), keys);
            keys.Sort();
            foreach (var key in keys)
            {
                EventCodec.Write(
                    _cutter.Row(CheckpointSection.Balances), SectionRows.ToEvent(key, _state.Balances.Get(key)));
                yield return true;
            }
        }
    }

    private IEnumerable<bool> StackRows()
    {
        for (var i = 1L; i < _state.Counters.NextStack; i++)
        {
            var cell = _state.Stacks[new StackId(i)];
            if (cell.IsVacant) continue;
            EventCodec.Write(
                _cutter.Row(CheckpointSection.Stacks), new StackSet(new StackId(i), cell.ToRow(), null));
            yield return true;
        }
    }

    private IEnumerable<bool> InstanceRows()
    {
        for (var i = 1L; i < _state.Counters.NextInstance; i++)
        {
            var cell = _state.Instances[new InstanceId(i)];
            if (cell.IsVacant) continue;
            EventCodec.Write(
                _cutter.Row(CheckpointSection.Instances), new InstanceSet(new InstanceId(i), cell.ToRow(), null));
            yield return true;
        }
    }

    private IEnumerable<bool> MarkRows()
    {
        for (var walk = _state.Holds.InOrder.FromStart(); walk.MoveNext();)
        {
            var hold = new HoldId(walk.Current.Id);
            EventCodec.Write(_cutter.Row(CheckpointSection.Holds), new HoldSet(hold, walk.Current.Row, null));
            yield return true;
        }

        for (var walk = _state.Reversals.InOrder.FromStart(); walk.MoveNext();)
        {
            var (commit, by) = (new WorldSeq(walk.Current.Commit), new WorldSeq(walk.Current.By));
            EventCodec.Write(_cutter.Row(CheckpointSection.Reversals), new ReversalSet(commit, by, null));
            yield return true;
        }
    }

    private IEnumerable<bool> Keys()
    {
        new KeyWindow(_keys.First, _keys.ForgottenThrough).Write(_cutter.Row(CheckpointSection.KeyWindow));
        for (var number = _keys.First; number < _keys.Next; number++)
        {
            KeyRows.Write(_cutter.Row(CheckpointSection.Keys), _keys.EntryAt(number));
            yield return true;
        }
    }
}
