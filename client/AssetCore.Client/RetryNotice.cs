using AssetCore.Errors;

namespace AssetCore.Client;

/// <summary>A request is about to be sent again.</summary>
/// <param name="Attempt">The attempt that failed, 1 for the first.</param>
/// <param name="Wait">How long the client waits before the next.</param>
/// <param name="Code">The refusal; null if no answer came.</param>
/// <param name="Failure">What came instead of an answer; null if one came.</param>
public readonly record struct RetryNotice(int Attempt, TimeSpan Wait, ErrorCode? Code, Exception? Failure);
