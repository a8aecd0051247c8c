using System.Collections.Immutable;
using AssetCore.Http.Access;
using AssetCore.Http.Requests;
using AssetCore.Http.Streams;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>Commits as they take place.</summary>
internal static class StreamRoutes
{
    public static ImmutableArray<ContractRoute> All { get; } =
    [
        new()
        {
            Method = HttpMethods.Get,
            Path = ReadRoute.Base + "stream",
            Name = "stream_commits",
            Tag = "History",
            Summary = "Commits with their events as server-sent events, one for each: its id is world_seq_end, its "
                + "type commit, its data a commit as JSON. Begins after last-event-id, at from_world_seq, or at the "
                + "head.",
            Access = RouteAccess.Read,
            Query = [QueryParameters.StreamFrom, QueryParameters.StreamLimit],
            Headers =
            [
                new(StreamStart.LastEventIdHeader, "Go on after this event; wins over from_world_seq."),
            ],
            HeedsMinWorldSeq = true,
            Answer = "CommittedCommit",
            AnswerMediaType = StreamHandler.MediaType,
            Errors = ReadRoute.Errors,
            Serve = StreamHandler.ServeAsync,
        },
    ];
}
