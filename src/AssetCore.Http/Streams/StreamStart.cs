using AssetCore.Errors;
using AssetCore.Http.Requests;
using AssetCore.Ids;

namespace AssetCore.Http.Streams;

/// <summary>Where a stream of commits begins and ends, as its request says.</summary>
/// <param name="After">
/// The commits up to this sequence are not wanted; null if nothing is said: then the stream begins at the head.
/// </param>
/// <param name="MinWorldSeq">The world must have come to this; null for wherever it is.</param>
/// <param name="Limit">Commits after which it ends; null for none.</param>
/// <param name="Fault">Why the request makes no sense; null if it does.</param>
internal readonly record struct StreamStart(WorldSeq? After, WorldSeq? MinWorldSeq, int? Limit, Rejection? Fault)
{
    /// <summary>The header by which a client that was cut off says what it has seen last.</summary>
    public const string LastEventIdHeader = "last-event-id";

    /// <summary>Reads the request. What a client has seen last wins over where it once began.</summary>
    public static StreamStart Read(Arguments arguments)
    {
        var from = arguments.Read(QueryParameters.StreamFrom);
        var limit = (int?)arguments.Read(QueryParameters.StreamLimit);
        var seen = arguments.Header(LastEventIdHeader);
        var min = arguments.MinWorldSeq();
        // The first commit that ends at or above `from` is the first one not wholly at or below the one before it.
        var after = seen ?? (from is { } first ? new WorldSeq(Math.Max(0, first - 1)) : null);
        // A world that has not come to where the stream goes on is asked for later, like any other read.
        return new StreamStart(after, min > after || after is null ? min : after, limit, arguments.Fault);
    }
}
