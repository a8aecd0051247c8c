using System.Collections.Immutable;
using AssetCore.Commits;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Leaves steps and operations out as long as what is left still fails: halves first, then smaller pieces (Zeller's
/// ddmin, 2002), then single operations.
/// </summary>
/// <param name="fails">True if these steps still fail.</param>
internal sealed class AgreementShrinker(Func<IReadOnlyList<Step>, bool> fails)
{
    // A bound on the time that a failure takes to be reported; what is left then is short enough in practice.
    private const int TrialsMax = 1_500;

    private int _trials;

    /// <summary>The steps that are left.</summary>
    public ImmutableArray<Step> Shrink(ImmutableArray<Step> steps)
    {
        for (var size = steps.Length / 2; size >= 1; size /= 2) steps = WithoutPieces(steps, size);
        for (var index = 0; index < steps.Length; index++)
        {
            if (steps[index] is Step.Commit commit) steps = WithFewerOperations(steps, index, commit);
        }

        return WithoutPieces(steps, 1);
    }

    private ImmutableArray<Step> WithoutPieces(ImmutableArray<Step> steps, int size)
    {
        for (var start = steps.Length - size; start > -size; start -= size)
        {
            var first = Math.Max(0, start);
            if (first >= steps.Length) continue;
            var rest = steps.RemoveRange(first, Math.Min(size, steps.Length - first));
            if (StillFails(rest)) steps = rest;
        }

        return steps;
    }

    private ImmutableArray<Step> WithFewerOperations(ImmutableArray<Step> steps, int index, Step.Commit commit)
    {
        for (var operation = commit.Request.Operations.Length - 1; operation >= 0; operation--)
        {
            CommitRequest request = commit.Request with { Operations = commit.Request.Operations.RemoveAt(operation) };
            if (request.Operations.IsEmpty) break;
            var fewer = steps.SetItem(index, commit with { Request = request });
            if (StillFails(fewer)) (steps, commit) = (fewer, commit with { Request = request });
        }

        return steps;
    }

    private bool StillFails(ImmutableArray<Step> steps) => _trials++ < TrialsMax && fails(steps);
}
