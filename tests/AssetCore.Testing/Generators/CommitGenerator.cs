using System.Collections.Immutable;
using System.Text;
using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;

namespace AssetCore.Testing.Generators;

/// <summary>
/// Draws one commit request after another for one world: every operation, refusals of every code of the write path
/// among successes, references to instances minted before in the same commit, repeats of what was sent before.
/// </summary>
/// <remarks>Requests depend on the choices and the views alone. Not thread-safe.</remarks>
/// <param name="choices">Where decisions come from.</param>
public sealed class CommitGenerator(IChoices choices)
{
    // Old enough requests to be forgotten by a world of small retention are still repeated.
    private const int RepeatableMax = 100;

    private readonly List<CommitRequest> _sent = [];
    private long _keys;

    /// <summary>The next request for a world that looks like this.</summary>
    public CommitRequest Next(WorldView view)
    {
        if (_sent.Count > 0 && choices.Chance(5)) return Repeat(view);
        return Send(Operations(new OperationSources(choices, view)), view);
    }

    /// <summary>One operation for a world that looks like this.</summary>
    /// <param name="view">The world.</param>
    /// <param name="minting">The operations before it in the same commit that mint an instance.</param>
    public Operation Draw(WorldView view, IReadOnlyList<int> minting) =>
        new OperationMix(new OperationSources(choices, view)).Draw(minting);

    /// <summary>A request of these operations, with a key perhaps, and rarely with a fault of shape.</summary>
    public CommitRequest Send(ImmutableArray<Operation> operations, WorldView view)
    {
        var request = WithKey(WithSayings(new CommitRequest { Operations = operations }), view);
        if (choices.Chance(2)) return new Malformations(choices).Spoil(request);
        if (request.IdempotencyKey is null) return request;
        _sent.Add(request);
        if (_sent.Count > RepeatableMax) _sent.RemoveAt(0);
        return request;
    }

    private CommitRequest Repeat(WorldView view)
    {
        var request = choices.Pick(_sent);
        if (choices.Chance(25)) request = request with { ActorId = "somebody else" };
        return choices.Chance(20)
            ? request with { FirstSentWorldSeq = new WorldSeq(choices.Below((int)view.Head + 1)) }
            : request;
    }

    private ImmutableArray<Operation> Operations(OperationSources sources)
    {
        if (choices.Below(2_000) == 1_999 && EventLimitOperations.TryDraw(sources) is { } atTheLimit) return atTheLimit;
        var count = choices.Weighted<Func<int>>(
            (65, () => 1),
            (30, () => 2 + choices.Below(2)),
            (5, () => 4 + choices.Below(8)))();
        var operations = ImmutableArray.CreateBuilder<Operation>(count);
        var minting = new List<int>();
        for (var index = 0; index < count; index++)
        {
            var operation = new OperationMix(sources).Draw(minting);
            if (operation is AddInstance) minting.Add(index);
            operations.Add(operation);
        }

        return operations.ToImmutable();
    }

    private CommitRequest WithSayings(CommitRequest request) => request with
    {
        ActorId = choices.Chance(30) ? "actor" : null,
        PolicyId = choices.Chance(5) ? "policy" : null,
        Metadata = choices.Chance(10) ? new JsonText(Encoding.UTF8.GetBytes("""{"why":"to see"}""")) : null,
        Origin = choices.Chance(5) ? new JsonText(Encoding.UTF8.GetBytes("""{"source":"generator"}""")) : null,
    };

    /// <summary>The last number that is safe to have known, or the one before it.</summary>
    private WorldSeq AroundForgotten(WorldView view) => new(Math.Max(0, view.ForgottenThrough - choices.Below(2)));

    private CommitRequest WithKey(CommitRequest request, WorldView view)
    {
        if (choices.Chance(4))
        {
            var expected = view.Head + choices.Pick([0, 0, 0, 0, -1, 1]);
            request = request with { ExpectedWorldSeq = new WorldSeq(Math.Max(0, expected)) };
        }

        if (!choices.Chance(50)) return request;
        request = request with { IdempotencyKey = $"key-{++_keys}" };
        return choices.Weighted<Func<CommitRequest>>(
            (50, () => request),
            (47, () => request with { FirstSentWorldSeq = new WorldSeq(view.Head) }),
            (1, () => request with { FirstSentWorldSeq = WorldSeq.None }),
            (2, () => request with { FirstSentWorldSeq = AroundForgotten(view) }))();
    }
}
