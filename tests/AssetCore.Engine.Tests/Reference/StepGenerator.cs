using AssetCore.Ids;
using AssetCore.Testing.Generators;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Draws one step after another: batches of a few commits and reversals, most of which land, preflights between them,
/// and times in which the world takes nothing.
/// </summary>
/// <param name="choices">Where decisions come from.</param>
/// <param name="timeMs">The clock to begin with.</param>
internal sealed class StepGenerator(IChoices choices, long timeMs)
{
    // Old enough commits to be buried under others are still reversed.
    private const int ReversibleMax = 60;

    private static readonly (WorldLifecycle Lifecycle, OperationalState Operational) s_usual =
        (WorldLifecycle.Provisioned, default);

    private readonly CommitGenerator _commits = new(choices);
    private readonly List<int> _sent = [];
    private readonly List<Step.Reverse> _reversals = [];
    private int _lastId;
    private int _left;

    /// <summary>The next step for a world like the model.</summary>
    public Step Next(ReferenceWorld model, bool isOpen)
    {
        if (isOpen) return _left-- > 0 ? Entry(model) : End();
        var isUsual = (model.Lifecycle, model.Operational) == s_usual;
        if (!isUsual && choices.Chance(25)) return new Step.SetState(s_usual.Lifecycle, s_usual.Operational);
        if (choices.Below(1_000) >= 995) return Unusual();
        // Some batches share a millisecond.
        timeMs += choices.Below(3);
        if (choices.Chance(6)) return new Step.Preflight(_commits.Next(model.View()), timeMs);
        _left = choices.Weighted((70, 1), (20, 2), (8, 3), (2, 6));
        return new Step.Begin(timeMs);
    }

    private Step End() => choices.Chance(4) ? new Step.RollBack() : new Step.Land();

    private Step Entry(ReferenceWorld model)
    {
        Step entry = _sent.Count > 0 && choices.Chance(14) ? Reverse(model) : Commit(model);
        _sent.Add(_lastId);
        if (_sent.Count > ReversibleMax) _sent.RemoveAt(0);
        return entry;
    }

    private Step.Commit Commit(ReferenceWorld model) => new(++_lastId, _commits.Next(model.View()));

    private Step.Reverse Reverse(ReferenceWorld model)
    {
        _lastId++;
        if (_reversals.Count > 0 && choices.Chance(6))
        {
            return choices.Pick(_reversals) with { Id = _lastId };
        }

        var target = choices.Weighted<Func<int>>(
            (50, () => _sent[^1]),
            (12, () => _sent[^Math.Min(2, _sent.Count)]),
            (35, () => choices.Pick(_sent)),
            (2, () => Step.Reverse.Genesis),
            (2, () => Step.Reverse.Nothing))();
        var key = choices.Chance(40) ? $"reversal-{_lastId}" : null;
        var request = WorldUnderTestExtensions.Reversal(1, key) with
        {
            ActorId = choices.Chance(20) ? "actor" : null,
            FirstSentWorldSeq = choices.Chance(10) ? model.Head : choices.Chance(1) ? WorldSeq.None : null,
        };
        var reverse = new Step.Reverse(_lastId, target, request);
        if (key is not null) _reversals.Add(reverse);
        return reverse;
    }

    private Step.SetState Unusual() => choices.Pick<Step.SetState>(
    [
        new(WorldLifecycle.Provisioned, new(WriteMode.ReadOnly, false, false)),
        new(WorldLifecycle.Provisioned, new(WriteMode.ReadWrite, true, false)),
        new(WorldLifecycle.Provisioned, new(WriteMode.ReadWrite, false, true)),
        new(WorldLifecycle.Provisioned, new(WriteMode.ReadOnly, true, true)),
        new(WorldLifecycle.Provisioned, new(WriteMode.ReadOnly, true, false)),
        new(WorldLifecycle.Disabled, default),
    ]);
}
