namespace AssetCore.Format.Json;

/// <summary>An answer is not what the contract says: it comes from something else, or from a newer AssetCore.</summary>
/// <param name="path">The member.</param>
/// <param name="reason">What is wrong with it.</param>
/// <param name="inner">The failure underneath, if there was one.</param>
public sealed class AnswerFaultException(string path, string reason, Exception? inner = null)
    : Exception($"The answer's {(path.Length == 0 ? "whole" : path)} {reason}.", inner)
{
    /// <summary>The member; empty for the whole answer.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; } = reason;
}
