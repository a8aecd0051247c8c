using System.Buffers;
using System.Security.Cryptography;
using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Replay;

/// <summary>Writes one image, front to back.</summary>
/// <param name="state">The state.</param>
/// <param name="destination">Where the bytes go.</param>
internal sealed class StateImageWriter(WorldState state, IBufferWriter<byte> destination) : IDisposable
{
    // Events are passed on as soon as there are this many bytes of them; one event is far smaller.
    private const int ChunkBytes = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly EncodingBuffer _head = new(1024);
    private readonly EncodingBuffer _events = new(2 * ChunkBytes);

    public void Write()
    {
        WriteHead();
        WriteGone();
        Pass(_head);
        WriteWorlds();
        WriteSchema();
        WriteBalances();
        WritePlaced();
        WriteMarks();
        EndChunk();
        _head.WriteVarint(0);
        _head.WriteHash128(state.StateHash);
        _head.WriteHash128(state.ContentHash);
        Pass(_head);
        destination.Write(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void WriteHead()
    {
        _head.WriteBytes(StateImage.Magic);
        _head.WriteByte(StateImage.Version);
        _head.WriteVarint(state.Head.Value);
        _head.WriteVarint(state.Batch.Value);
        _head.WriteZigZag(state.TimeMs);
        _head.WriteVarint(state.Counters.NextContainer);
        _head.WriteVarint(state.Counters.NextClass);
        _head.WriteVarint(state.Counters.NextInstance);
        _head.WriteVarint(state.Counters.NextStack);
        _head.WriteHash128(state.KeysHash);
    }

    // Who had the numbers that nobody has now: each as its number + 1, and 0 at the end.
    private void WriteGone()
    {
        for (var i = 0; i < state.Counters.NextContainer; i++)
        {
            ref readonly var cell = ref state.Containers[new ContainerIndex(i)];
            if (cell.Row is not null || cell.Name is null) continue;
            _head.WriteVarint((ulong)i + 1);
            ExternalIdText.Write(_head, cell.Name);
            _head.WriteVarint(cell.Bounds.UnitsPerOne);
        }

        _head.WriteVarint(0);
        for (var i = 0; i < state.Counters.NextClass; i++)
        {
            ref readonly var cell = ref state.Classes[new ClassIndex(i)];
            if (cell.Row is not null || cell.Name is null) continue;
            _head.WriteVarint((ulong)i + 1);
            ExternalIdText.Write(_head, cell.Name);
        }

        _head.WriteVarint(0);
    }

    private void WriteWorlds()
    {
        if (state.World is { } world) EventCodec.Write(NextEvent(), new WorldSet(world, null));
        for (var walk = state.Worlds.FromStart(); walk.MoveNext();)
            EventCodec.Write(NextEvent(), new WorldIndexSet(new WorldId(walk.Current.World), walk.Current.Row, null));
    }

    private void WriteSchema()
    {
        for (var i = 0; i < state.Counters.NextContainer; i++)
        {
            var container = new ContainerIndex(i);
            if (state.Containers[container].Row is { } row)
                EventCodec.Write(NextEvent(), new ContainerSet(container, row, null));
        }

        for (var i = 0; i < state.Counters.NextClass; i++) WriteClass(new ClassIndex(i));
    }

    private void WriteClass(ClassIndex index)
    {
        ref readonly var cell = ref state.Classes[index];
        if (cell.Row is not { } row) return;
        EventCodec.Write(NextEvent(), new ClassSet(index, row, null));
        if (cell.Shapes is { } shapes)
        {
            for (var walk = shapes.FromStart(); walk.MoveNext();)
            {
                var key = BalanceKey.FromWord(walk.Current.KeyWord);
                EventCodec.Write(NextEvent(), new ShapeSet(index, key, walk.Current.Shape, null));
            }
        }

        if (cell.Extents is not { } extents) return;
        for (var walk = extents.FromStart(); walk.MoveNext();)
        {
            var key = BalanceKey.FromWord(walk.Current.KeyWord);
            EventCodec.Write(NextEvent(), new ExtentSet(index, key, walk.Current.Extent, null));
        }
    }

    private void WriteBalances()
    {
        for (var i = 0; i < state.Counters.NextContainer; i++)
        {
            var container = new ContainerIndex(i);
            if (state.Balances.CountOf(container) == 0) continue;
            foreach (var entry in state.Balances.List(container, null, int.MaxValue))
            {
                var key = BalanceKey.FromWord(entry.KeyWord);
                var classIndex = new ClassIndex(entry.Class);
                var row = state.Balances.Get(new BalanceKey(container, classIndex, key));
                EventCodec.Write(NextEvent(), new BalanceSet(container, classIndex, key, row, default));
            }
        }
    }

    private void WritePlaced()
    {
        for (var i = 1L; i < state.Counters.NextStack; i++)
        {
            var cell = state.Stacks[new StackId(i)];
            if (!cell.IsVacant) EventCodec.Write(NextEvent(), new StackSet(new StackId(i), cell.ToRow(), null));
        }

        for (var i = 1L; i < state.Counters.NextInstance; i++)
        {
            var cell = state.Instances[new InstanceId(i)];
            if (!cell.IsVacant) EventCodec.Write(NextEvent(), new InstanceSet(new InstanceId(i), cell.ToRow(), null));
        }
    }

    private void WriteMarks()
    {
        for (var walk = state.Holds.InOrder.FromStart(); walk.MoveNext();)
            EventCodec.Write(NextEvent(), new HoldSet(new HoldId(walk.Current.Id), walk.Current.Row, null));
        for (var walk = state.Reversals.InOrder.FromStart(); walk.MoveNext();)
        {
            var (commit, by) = (new WorldSeq(walk.Current.Commit), new WorldSeq(walk.Current.By));
            EventCodec.Write(NextEvent(), new ReversalSet(commit, by, null));
        }
    }

    private EncodingBuffer NextEvent()
    {
        if (_events.Length >= ChunkBytes) EndChunk();
        return _events;
    }

    private void EndChunk()
    {
        if (_events.Length == 0) return;
        _head.WriteVarint((ulong)_events.Length);
        Pass(_head);
        Pass(_events);
    }

    private void Pass(EncodingBuffer bytes)
    {
        _hash.AppendData(bytes.Span);
        destination.Write(bytes.Span);
        bytes.Truncate(0);
    }
}
