using AssetCore.Commits;
using AssetCore.Testing.Generators;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// One thing done to a world. A list of steps is a whole life that can be played again, also with some of them left
/// out.
/// </summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>Opens a batch.</summary>
    public sealed record Begin(long ClockMs) : Step;

    /// <summary>Sends a commit.</summary>
    /// <param name="Id">Its name for reversals, 1 or more.</param>
    /// <param name="Request">The commit.</param>
    public sealed record Commit(int Id, CommitRequest Request) : Step
    {
        /// <summary>One operation a line.</summary>
        public override string ToString() => $"commit {Id}: {RequestText.Describe(Request)}";
    }

    /// <summary>Asks for a reversal.</summary>
    /// <param name="Id">Its name for reversals, 1 or more.</param>
    /// <param name="Target">The step that is to be reversed, or one of the constants.</param>
    /// <param name="Request">All but the commit.</param>
    public sealed record Reverse(int Id, int Target, ReverseRequest Request) : Step
    {
        /// <summary>The first commit that the world made itself.</summary>
        public const int Genesis = -1;

        /// <summary>A commit that never was.</summary>
        public const int Nothing = -2;

        /// <summary>One line for people.</summary>
        public override string ToString() => $"reversal {Id} of {Target}, key {Request.IdempotencyKey ?? "null"}";
    }

    /// <summary>The batch is durable.</summary>
    public sealed record Land : Step;

    /// <summary>The batch never was.</summary>
    public sealed record RollBack : Step;

    /// <summary>Asks what would become of a commit.</summary>
    public sealed record Preflight(CommitRequest Request, long ClockMs) : Step
    {
        /// <summary>One operation a line.</summary>
        public override string ToString() => $"preflight at {ClockMs}: {RequestText.Describe(Request)}";
    }

    /// <summary>Changes how the world is run.</summary>
    public sealed record SetState(WorldLifecycle Lifecycle, OperationalState Operational) : Step;
}
