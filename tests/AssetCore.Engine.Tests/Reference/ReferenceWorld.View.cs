using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Reference;

/// <content>What a generator may know.</content>
internal sealed partial class ReferenceWorld
{
    /// <summary>What a generator may know of the world.</summary>
    public WorldView View() => new()
    {
        Head = Head.Value,
        TimeMs = _timeMs,
        ForgottenThrough = ForgottenThrough.Value,
        Containers =
            [.. _state.Containers.Rows.OrderBy(c => c.Id).Select(c => new WorldView.Container(c.Id, c.Kind, c.Policies))],
        Classes = [.. _state.Classes.Rows.Select(c => c.Id).Order()],
        Shapes =
        [
            .. _state.Shapes.Select(s => (_state.IdOf(s.Key.Class), s.Key.Key, s.Value.Shape))
                .OrderBy(s => (s.Item1, s.Key)),
        ],
        Extents =
        [
            .. _state.Extents.Select(s => (_state.IdOf(s.Key.Class), s.Key.Key, s.Value.Extent))
                .OrderBy(s => (s.Item1, s.Key)),
        ],
        Balances =
        [
            .. _state.Balances.OrderBy(b => (b.Key.Container.Value, b.Key.What.Class.Value, b.Key.What.Key))
                .Select(b => new WorldView.Balance(
                    _state.IdOf(b.Key.Container),
                    _state.IdOf(b.Key.What.Class),
                    b.Key.What.Key,
                    b.Value.Quantity,
                    b.Value.Held)),
        ],
        Stacks =
        [
            .. _state.Stacks.OrderBy(s => s.Key).Select(s => s.Value).Select(s => new WorldView.Stack(
                _state.IdOf(s.Container), s.Anchor, _state.IdOf(s.What.Class), s.What.Key, s.Quantity)),
        ],
        Instances =
        [
            .. _state.Instances.OrderBy(i => i.Key).Select(i => new WorldView.Instance(
                i.Key, _state.IdOf(i.Value.What.Class), i.Value.What.Key, i.Value.Parent, i.Value.Place?.At)),
        ],
        Holds =
        [
            .. _state.Holds.OrderBy(h => h.Key).Select(h => new WorldView.Hold(
                h.Key, _state.IdOf(h.Value.Balance.Container), _state.IdOf(h.Value.Balance.What.Class), h.Value.Units)),
        ],
    };
}
