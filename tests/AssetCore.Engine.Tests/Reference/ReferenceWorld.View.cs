using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Reference;

/// <content>What a generator may know.</content>
internal sealed partial class ReferenceWorld
{
    /// <summary>What a generator may know of the world.</summary>
    public WorldView View() => View(_state);

    /// <summary>The same of a state that this one might become.</summary>
    public WorldView View(ReferenceState state) => new()
    {
        Head = Head.Value,
        TimeMs = _timeMs,
        ForgottenThrough = ForgottenThrough.Value,
        Containers =
        [
            .. state.Containers.Rows.OrderBy(c => c.Id)
                .Select(c => new WorldView.Container(c.Id, c.Kind, c.Policies)),
        ],
        Classes = [.. state.Classes.Rows.Select(c => c.Id).Order()],
        Shapes =
        [
            .. state.Shapes.Select(s => (state.IdOf(s.Key.Class), s.Key.Key, s.Value.Shape))
                .OrderBy(s => (s.Item1, s.Key)),
        ],
        Extents =
        [
            .. state.Extents.Select(s => (state.IdOf(s.Key.Class), s.Key.Key, s.Value.Extent))
                .OrderBy(s => (s.Item1, s.Key)),
        ],
        Balances =
        [
            .. state.Balances.OrderBy(b => (b.Key.Container.Value, b.Key.What.Class.Value, b.Key.What.Key))
                .Select(b => new WorldView.Balance(
                    state.IdOf(b.Key.Container),
                    state.IdOf(b.Key.What.Class),
                    b.Key.What.Key,
                    b.Value.Quantity,
                    b.Value.Held)),
        ],
        Stacks =
        [
            .. state.Stacks.OrderBy(s => s.Key).Select(s => s.Value).Select(s => new WorldView.Stack(
                state.IdOf(s.Container), s.Anchor, state.IdOf(s.What.Class), s.What.Key, s.Quantity)),
        ],
        Instances =
        [
            .. state.Instances.OrderBy(i => i.Key).Select(i => new WorldView.Instance(
                i.Key, state.IdOf(i.Value.What.Class), i.Value.What.Key, i.Value.Parent, i.Value.Place?.At)),
        ],
        Holds =
        [
            .. state.Holds.OrderBy(h => h.Key).Select(h => new WorldView.Hold(
                h.Key, state.IdOf(h.Value.Balance.Container), state.IdOf(h.Value.Balance.What.Class), h.Value.Units)),
        ],
    };
}
