using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;

namespace AssetCore.Grains.Worlds;

/// <summary>Changes that a world makes itself, decided on the state as it is when the batch is judged.</summary>
/// <param name="decide">
/// The changes, in order, for a state and the batch's time in milliseconds since 1970-01-01 UTC; none leaves the log as
/// it is.
/// </param>
internal sealed class DirectiveRun(Func<WorldState, long, IReadOnlyList<WorldDirective>> decide) : BatchWork
{
    /// <inheritdoc />
    public override void Judge(WorldEngine engine)
    {
        foreach (var directive in decide(engine.State, engine.TimeMs)) engine.ExecuteDirective(directive);
    }
}
