using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// One world as the contract describes it: slow, plain, and written without a look at the engine. A commit works on a
/// copy of the whole state, which is thrown away if it is refused.
/// </summary>
/// <param name="head">The sequence number that the world starts with.</param>
/// <param name="idempotencyRetention">How many keys the world remembers, 1 or more.</param>
internal sealed class ReferenceWorld(WorldSeq head, int idempotencyRetention) : IWorldUnderTest
{
    private readonly Dictionary<string, (CommitRequest Request, WorldAnswer Answer)> _remembered = [];
    private readonly Queue<string> _keysByAge = new();
    private ReferenceState _state = new();
    private long _timeMs;

    /// <inheritdoc />
    public WorldSeq Head { get; private set; } = head;

    /// <summary>The last event of the youngest commit whose key is forgotten.</summary>
    public WorldSeq ForgottenThrough { get; private set; } = WorldSeq.None;

    /// <summary>The tables. Nobody else changes them.</summary>
    public ReferenceState State => _state;

    /// <inheritdoc />
    public WorldAnswer Commit(CommitRequest request, long timeMs)
    {
        if (ReferenceShape.FirstFault(request) is { } fault)
        {
            return WorldAnswer.Refused(fault.Code, fault.OperationIndex);
        }

        if (AnswerByKey(request) is { } answer) return answer;
        if (request.ExpectedWorldSeq is { } expected && expected != Head)
        {
            return WorldAnswer.Refused(ErrorCode.WorldSeqMismatch, null);
        }

        var draft = _state.Copy();
        var rules = new ReferenceRules(draft);
        for (var index = 0; index < request.Operations.Length; index++)
        {
            var refusal = rules.Execute(request.Operations[index], index);
            if (refusal is null && rules.Events > CommitLimits.EventsMax) refusal = ErrorCode.CommitTooLarge;
            if (refusal is { } code) return WorldAnswer.Refused(code, index);
        }

        return Land(request, draft, rules, timeMs);
    }

    /// <inheritdoc />
    public WorldDump Snapshot() => _state.Dump();

    /// <summary>What a generator may know of the world.</summary>
    public WorldView View() => new(
        Head.Value,
        ForgottenThrough.Value,
        [.. _state.Containers.OrderBy(c => c.Key).Select(c => (c.Key, c.Value.Kind))],
        [.. _state.Classes.Keys.Order()],
        [.. _state.Shapes.Select(s => (s.Key.Class, s.Key.Key, s.Value)).OrderBy(s => (s.Class, s.Key))],
        [.. _state.Balances.Select(b => (b.Key.Container, b.Key.What.Class, b.Key.What.Key, b.Value)).Order()],
        [.. _state.Stacks.OrderBy(s => s.Key).Select(s => s.Value)
            .Select(s => (s.Container, s.Anchor, s.What.Class, s.What.Key, s.Quantity))],
        [.. _state.Instances.OrderBy(i => i.Key)
            .Select(i => (i.Key, i.Value.What.Class, i.Value.What.Key, i.Value.Place))]);

    private WorldAnswer? AnswerByKey(CommitRequest request)
    {
        if (request.IdempotencyKey is { } key && _remembered.TryGetValue(key, out var first))
        {
            return IsSame(first.Request, request)
                ? first.Answer with { IdempotentReplay = true }
                : WorldAnswer.Refused(ErrorCode.IdempotencyKeyReused, null);
        }

        return request.FirstSentWorldSeq is { } known && known < ForgottenThrough
            ? WorldAnswer.Refused(ErrorCode.IdempotencyExpired, null)
            : null;
    }

    private static bool IsSame(CommitRequest first, CommitRequest second) =>
        first with { FirstSentWorldSeq = null } == second with { FirstSentWorldSeq = null };

    private WorldAnswer Land(CommitRequest request, ReferenceState draft, ReferenceRules rules, long timeMs)
    {
        _state = draft;
        _timeMs = Math.Max(_timeMs, timeMs);
        var start = Head.Next;
        // A commit that changes nothing still has its CommitNoted.
        Head = new WorldSeq(Head.Value + Math.Max(1, rules.Events));
        var minted = rules.Minted.OrderBy(pair => pair.Key).Select(pair => new MintedInstance(pair.Key, pair.Value));
        var answer = WorldAnswer.Committed(start.Value, Head.Value, minted.ToImmutableArray(), _timeMs);
        // R20: without a key the commit has one of its own; a space in it keeps clear of those that tests use.
        Remember(request.IdempotencyKey ?? $"fresh {start}", request, answer);
        return answer;
    }

    private void Remember(string key, CommitRequest request, WorldAnswer answer)
    {
        _remembered.Add(key, (request, answer));
        _keysByAge.Enqueue(key);
        if (_keysByAge.Count <= idempotencyRetention) return;
        _remembered.Remove(_keysByAge.Dequeue(), out var oldest);
        ForgottenThrough = new WorldSeq(oldest.Answer.WorldSeqEnd);
    }
}
