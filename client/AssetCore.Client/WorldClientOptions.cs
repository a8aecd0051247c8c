using System.Collections.Immutable;
using AssetCore.Errors;

namespace AssetCore.Client;

/// <summary>
/// How a client repeats what failed, and how long it waits. Immutable; every default stands beside its member.
/// </summary>
public sealed record WorldClientOptions
{
    /// <summary>
    /// How often a request is sent in all, 1 to 100. Six attempts with the default backoff span about 3 s, longer than
    /// a world takes to move to another silo and read a short log.
    /// </summary>
    public int AttemptsMax { get; init; } = 6;

    /// <summary>
    /// The wait after the first failure; it doubles from one failure to the next, and jitter spreads it.
    /// </summary>
    public TimeSpan BackoffFirst { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait that backoff comes to.</summary>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait that a server may ask for by <c>retry_after_ms</c>; what is above is cut.</summary>
    public TimeSpan RetryAfterMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>False to wait exactly as long as the backoff says: for tests.</summary>
    public bool UseJitter { get; init; } = true;

    /// <summary>
    /// How long one attempt may take, 10 ms to 1 day: a little more than the 25 s that a server gives itself, so that
    /// its own answer comes first.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The refusals after which the same request is sent again under the same key; besides them, a lost answer always
    /// is. By default those that the catalogue of errors calls retryable.
    /// </summary>
    public ImmutableHashSet<ErrorCode> RetriedCodes { get; init; } =
        [.. ErrorCatalogue.All.Where(error => error.Retryable).Select(error => error.Code)];

    /// <summary>Told of every repetition before its wait, on the calling thread; null for nobody.</summary>
    public Action<RetryNotice>? OnRetry { get; init; }

    /// <summary>
    /// True to repeat requests to a server that has never answered yet, for it may be starting; false to give up on it
    /// at once, for a person who typed its address.
    /// </summary>
    public bool WaitsForServer { get; init; } = true;

    /// <summary>
    /// How often in a row a follower tries to go on without a single commit coming before it gives up, 1 or more. With
    /// the default backoff 100 attempts are about eight minutes. A stream that lived for longer than
    /// <see cref="FollowSilenceMax"/> is no such attempt: the world had nothing to tell.
    /// </summary>
    public int FollowAttemptsMax { get; init; } = 100;

    /// <summary>
    /// How long a stream may be silent before a follower opens another one, for a connection may die without a word. A
    /// server with nothing to tell says so, every 10 s by default: allow it several of those.
    /// </summary>
    public TimeSpan FollowSilenceMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock of waits and of new keys.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
