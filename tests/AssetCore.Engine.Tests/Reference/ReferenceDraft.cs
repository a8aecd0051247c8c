using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>A commit that grows by operations that would take place.</summary>
/// <param name="start">The state that it begins with; it is not changed.</param>
internal sealed class ReferenceDraft(ReferenceState start)
{
    private readonly ReferenceState _start = start;

    /// <summary>The operations so far.</summary>
    public ImmutableArray<Operation> Operations { get; private set; } = [];

    /// <summary>The state after them.</summary>
    public ReferenceState State { get; private set; } = start;

    /// <summary>Those of them that mint an instance.</summary>
    public IReadOnlyList<int> Minting =>
        [.. Enumerable.Range(0, Operations.Length).Where(index => Operations[index] is AddInstance)];

    /// <summary>Adds an operation if it would take place after the others.</summary>
    public void TryAdd(Operation operation)
    {
        var operations = Operations.Add(operation);
        var state = _start.Copy();
        var rules = new ReferenceRules(state);
        for (var index = 0; index < operations.Length; index++)
        {
            if (rules.Execute(operations[index], index) is not null) return;
        }

        if (state.Changes.Count <= CommitLimits.EventsMax) (Operations, State) = (operations, state);
    }
}
