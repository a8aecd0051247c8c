using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The idempotency keys that a world remembers.</summary>
/// <param name="limits">How many, and for how long.</param>
internal sealed class ReferenceKeys(KeyRetention limits)
{
    /// <summary>In the order in which their commits took place.</summary>
    private readonly List<(string Key, CommitRequest Request, WorldAnswer Answer)> _remembered = [];

    /// <summary>The last event of the youngest commit whose key is forgotten.</summary>
    public WorldSeq ForgottenThrough { get; private set; } = WorldSeq.None;

    /// <summary>The same keys, that change without these.</summary>
    public ReferenceKeys Copy()
    {
        var copy = new ReferenceKeys(limits) { ForgottenThrough = ForgottenThrough };
        copy._remembered.AddRange(_remembered);
        return copy;
    }

    /// <summary>What follows from the key alone, or null: the commit is to be judged.</summary>
    public WorldAnswer? Answer(CommitRequest request)
    {
        foreach (var (key, first, answer) in _remembered)
        {
            if (key != request.IdempotencyKey) continue;
            return first with { FirstSentWorldSeq = null } == request with { FirstSentWorldSeq = null }
                ? answer with { IdempotentReplay = true }
                : WorldAnswer.Refused(ErrorCode.IdempotencyKeyReused, null);
        }

        return request.FirstSentWorldSeq is { } known && known < ForgottenThrough
            ? WorldAnswer.Refused(ErrorCode.IdempotencyExpired, null)
            : null;
    }

    /// <summary>Remembers a commit that took place, and forgets what is beyond the limits.</summary>
    public void Remember(CommitRequest request, WorldAnswer answer)
    {
        // R20: without a key the commit has one of its own; a space in it keeps clear of those that tests use.
        _remembered.Add((request.IdempotencyKey ?? $"fresh {answer.WorldSeqStart}", request, answer));
        while (_remembered.Count > limits.KeysMax || IsTooOld(_remembered[0].Answer, answer.WorldSeqEnd))
        {
            ForgottenThrough = new WorldSeq(_remembered[0].Answer.WorldSeqEnd);
            _remembered.RemoveAt(0);
        }
    }

    private bool IsTooOld(WorldAnswer answer, long head) =>
        limits.AgeMax > 0 && head - answer.WorldSeqEnd >= limits.AgeMax;
}
