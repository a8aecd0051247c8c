using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Log.Writing;

/// <summary>What became of a batch that was handed to <see cref="WorldLog.AppendAsync"/>.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>The batch is durable; the log's head has moved to it.</summary>
    /// <param name="Frame">
    /// The frame as it stands in the log: a copy of its own, safe to publish and cache, unless it is given back by
    /// <see cref="WorldLog.GiveBack"/>.
    /// </param>
    public sealed record Durable(BatchFrame Frame) : AppendOutcome
    {
        private byte[]? _spare;

        // A copy has nothing to give back: the bytes are one outcome's alone.
        private Durable(Durable original)
            : base(original) => (Frame, WasSentOnce) = (original.Frame, original.WasSentOnce);

        /// <summary>
        /// True if the store has answered the only request that carried the frame: one that was given up may be on its
        /// way for long, and must never carry other bytes than its own.
        /// </summary>
        internal bool WasSentOnce { get; init; }

        /// <summary>The rented bytes in which the frame lies, which may be used again.</summary>
        internal void Spare(byte[] bytes) => _spare = bytes;

        /// <summary>Takes the spare bytes, once.</summary>
        internal byte[]? TakeSpare() => Interlocked.Exchange(ref _spare, null);
    }

    /// <summary>
    /// Another writer of a lower epoch appended first, before this one had written anything. The batch is not in the
    /// log: roll it back, apply <paramref name="Landed"/>, judge its commits again and append once more.
    /// </summary>
    /// <param name="Landed">The frames that landed meanwhile, in order.</param>
    public sealed record Behind(ImmutableArray<BatchFrame> Landed) : AppendOutcome;

    /// <summary>Another writer has taken over. The batch is not in the log and this writer must end.</summary>
    /// <param name="Expected">The epoch of this writer.</param>
    /// <param name="Found">The epoch that the log or the manifest shows.</param>
    /// <param name="ClusterId">The other writer's cluster; null if the manifest could not be read.</param>
    /// <param name="Holder">Who it is, for people; null if the manifest could not be read.</param>
    public sealed record Fenced(Epoch Expected, Epoch Found, string? ClusterId, string? Holder) : AppendOutcome;

    /// <summary>Definitely not in the log, and the writer may go on: roll the batch back.</summary>
    /// <param name="Detail">What the store said.</param>
    public sealed record Refused(string Detail) : AppendOutcome;

    /// <summary>
    /// Nobody can tell within the budget whether the batch is in the log. The writer is finished: its activation ends,
    /// answering <c>OUTCOME_UNKNOWN</c>, and the next one's epoch frame settles the position.
    /// </summary>
    /// <param name="Detail">What the store said.</param>
    public sealed record Disputed(string Detail) : AppendOutcome;
}
