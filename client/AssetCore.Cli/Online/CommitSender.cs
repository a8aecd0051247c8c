using AssetCore.Cli.Input;
using AssetCore.Client;
using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Cli.Online;

/// <summary>Sends the requests of an input to one world, singly or in bulk.</summary>
/// <param name="server">The server.</param>
/// <param name="world">The world.</param>
internal sealed class CommitSender(Server server, WorldId world)
{
    private readonly IWorldClient _world = server.GetWorld(world);
    private bool _hasAsked;

    /// <summary>
    /// Sends requests, several in one call; each stands alone. What is not well formed is not sent; what the world
    /// could not take at once is sent again.
    /// </summary>
    /// <returns>One result each, in order.</returns>
    /// <exception cref="AnswerLostException">There is no server, found out before anything is sent.</exception>
    public async Task<IReadOnlyList<CommitResult>> SendAsync(
        IReadOnlyList<CommitDocument> requests, CancellationToken cancellationToken)
    {
        await MeetAsync(cancellationToken);
        var results = new CommitResult[requests.Count];
        var sendable = new List<int>(requests.Count);
        for (var i = 0; i < results.Length; i++)
        {
            if (requests[i].Parsed.Rejection is { } fault)
                results[i] = Result(requests[i], CommitOutcome.Refused(fault));
            else sendable.Add(i);
        }

        var outcomes = await _world.CommitManyAsync(
            [.. sendable.Select(index => requests[index].Parsed.Request!)], cancellationToken);
        for (var i = 0; i < outcomes.Length; i++)
            results[sendable[i]] = Result(requests[sendable[i]], outcomes[i]);
        return results;
    }

    /// <summary>Undoes a commit.</summary>
    /// <param name="line">What stands for the request in results.</param>
    /// <param name="request">The reversal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AnswerLostException">There is no server, found out before anything is sent.</exception>
    public async Task<CommitResult> ReverseAsync(
        CommitDocument line, ReverseRequest request, CancellationToken cancellationToken)
    {
        await MeetAsync(cancellationToken);
        return Result(line, await _world.ReverseAsync(request, cancellationToken));
    }

    // A commit to nobody would have an unknown outcome; a question to nobody says that nobody is there. What it is
    // refused for, the commits will be refused for too.
    private async Task MeetAsync(CancellationToken cancellationToken)
    {
        if (_hasAsked) return;
        await _world.GetFreshnessAsync(cancellationToken);
        _hasAsked = true;
    }

    private CommitResult Result(CommitDocument request, CommitOutcome outcome) =>
        new(request, outcome, outcome.Rejection is { } rejection ? server.Judge(rejection) : null);
}
