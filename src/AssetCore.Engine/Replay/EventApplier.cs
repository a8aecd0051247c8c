using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Replay;

/// <summary>Sets rows as events state them, in one direction or the other, through L1 alone: replay and undo.</summary>
/// <param name="state">The state.</param>
/// <param name="direction">Which rows are set.</param>
internal readonly struct EventApplier(WorldState state, EventDirection direction) : IEventVisitor
{
    private bool IsForward => direction == EventDirection.Forward;

    /// <summary>Sets what was before events, last to first.</summary>
    /// <param name="state">The state.</param>
    /// <param name="bytes">What holds the events.</param>
    /// <param name="offsets">Where each event begins.</param>
    public static void Undo(WorldState state, ReadOnlySpan<byte> bytes, ReadOnlySpan<int> offsets)
    {
        var applier = new EventApplier(state, EventDirection.Backward);
        for (var i = offsets.Length - 1; i >= 0; i--)
        {
            var reader = new ByteReader(bytes[offsets[i]..]);
            EventCodec.Read(ref reader, ref applier);
        }
    }

    public void VisitCommitNoted()
    {
    }

    public void Visit(in WorldSet change) => state.SetWorld(IsForward ? change.After : change.Before);

    public void Visit(in ContainerSet change) =>
        state.SetContainer(change.Container, IsForward ? change.After : change.Before);

    public void Visit(in ClassSet change) => state.SetClass(change.Class, IsForward ? change.After : change.Before);

    public void Visit(in ShapeSet change) =>
        state.SetShape(new Variant(change.Class, change.Key), IsForward ? change.After : change.Before);

    public void Visit(in BalanceSet change) =>
        state.SetBalance(
            new BalanceKey(change.Container, change.Class, change.Key),
            IsForward ? change.After : change.Before);

    public void Visit(in StackSet change) => state.SetStack(change.Stack, IsForward ? change.After : change.Before);

    public void Visit(in InstanceSet change) =>
        state.SetInstance(change.Instance, IsForward ? change.After : change.Before);

    public void Visit(in ExtentSet change) =>
        state.SetExtent(new Variant(change.Class, change.Key), IsForward ? change.After : change.Before);

    public void Visit(in HoldSet change) => state.SetHold(change.Hold, IsForward ? change.After : change.Before);

    public void Visit(in ReversalSet change) =>
        state.SetReversal(change.Commit, IsForward ? change.After : change.Before);

    public void Visit(in WorldIndexSet change) =>
        state.SetWorldIndex(change.World, IsForward ? change.After : change.Before);
}
