using AssetCore.Commits;
using AssetCore.Errors;

namespace AssetCore.Format.Json;

/// <summary>What became of reading a reversal: exactly one of a request and a rejection.</summary>
public readonly record struct ParsedReverse
{
    private ParsedReverse(ReverseRequest? request, Rejection? rejection)
    {
        Request = request;
        Rejection = rejection;
    }

    /// <summary>The well-formed request; null if there is a rejection.</summary>
    public ReverseRequest? Request { get; }

    /// <summary>Why there is none; null if there is one.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The request is well formed.</summary>
    public static ParsedReverse Accepted(ReverseRequest request) => new(request, null);

    /// <summary>The request is refused.</summary>
    public static ParsedReverse Refused(Rejection rejection) => new(null, rejection);
}
