using AssetCore.Commits;
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
    private readonly List<Step.Reverse> _reversals = [];
    private int _lastId;
    private int _left;

    /// <summary>The next step of a life.</summary>
    public Step Next(Agreement life)
    {
        var model = life.Model;
        if (life.IsOpen) return _left-- > 0 ? Entry(life) : End();
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

    private Step Entry(Agreement life) => life.LandedSteps.Count > 0 && choices.Chance(14)
        ? Reverse(life)
        : new Step.Commit(++_lastId, choices.Chance(25) ? Eventful(life.Model) : _commits.Next(life.Model.View()));

    /// <summary>
    /// A commit of many operations that all take place, each drawn from what the ones before have left: what it makes,
    /// fills, moves and takes away again is for reversals to undo.
    /// </summary>
    private CommitRequest Eventful(ReferenceWorld model)
    {
        var draft = new ReferenceDraft(model.State);
        for (var tries = 2 + choices.Below(16); tries > 0; tries--)
        {
            draft.TryAdd(_commits.Draw(model.View(draft.State), draft.Minting));
        }

        return draft.Operations.IsEmpty
            ? _commits.Next(model.View())
            : _commits.Send(draft.Operations, model.View());
    }

    private Step.Reverse Reverse(Agreement life)
    {
        _lastId++;
        if (_reversals.Count > 0 && choices.Chance(6)) return choices.Pick(_reversals) with { Id = _lastId };
        var landed = life.LandedSteps;
        var recent = Math.Min(landed.Count, ReversibleMax);
        var target = choices.Weighted<Func<int>>(
            (50, () => landed[^1]),
            (12, () => landed[^Math.Min(2, recent)]),
            (35, () => landed[^(1 + choices.Below(recent))]),
            (2, () => Step.Reverse.Genesis),
            (2, () => Step.Reverse.Nothing))();
        var key = choices.Chance(40) ? $"reversal-{_lastId}" : null;
        var request = WorldUnderTestExtensions.Reversal(1, key) with
        {
            ActorId = choices.Chance(20) ? "actor" : null,
            FirstSentWorldSeq = choices.Chance(10) ? life.Model.Head : choices.Chance(1) ? WorldSeq.None : null,
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
