using System.Text;
using AssetCore.Http.Access;
using AssetCore.Http.Requests;
using AssetCore.Http.Routes;

namespace AssetCore.Http.Tests.Contract;

/// <summary>Makes the page of routes out of the route table.</summary>
internal static class RoutePage
{
    private const string Head = """
        # Routes

        Made from the table of routes: change it there, then run the tests of Http with `ASSETCORE_WRITE_DOCS=1`.
        Schemas of bodies and answers, and the codes that each route may refuse with, are in `/openapi/v1.json`; what
        codes mean in [errors.md](errors.md), operations in [operations.md](operations.md).

        - Every route under `/v1` but the health checks needs `Authorization: Bearer <token>`. A namespace that the
          token may not see looks like one that does not exist.
        - Bodies are JSON, whatever their `Content-Type` says. Unknown and repeated members and query parameters are
          refused.
        - What is not a success is a problem (`application/problem+json`) with a `code`.
        - `x-correlation-id` (1 to 128 visible ASCII characters) is the caller's name for a request and comes back.
        - `x-assetcore-min-world-seq` on a read: the answer reflects at least this sequence, or is 425 after a bounded
          wait.
        - Lists begin after `cursor` (the `next_cursor` of the page before) and have at most `limit` items.
        - `*` marks a parameter that is required. TenantAdmin may do what every other role may, NamespaceAdmin
          everything in its namespaces.
        - Something whose id is `.` or `..` is reached as `%252E` or `%252E%252E`: URL libraries and proxies take `.`,
          and `%2E` too, for steps in the path. `%2E` is understood from clients that leave it alone.
        - What is not HTTP at all is answered by the web server itself: with its status, without a body.

        """;

    private const string Stream = """

        ## The stream of commits

        `GET /v1/read/namespaces/{namespace_id}/stream` answers `text/event-stream` (server-sent events): one event
        for each commit, in order and without gaps.

        ```
        : namespace 1 after world_seq 41
        retry: 1000

        event: commit
        data: {"commit_id":"...","world_seq_start":42,"world_seq_end":43,...,"events":[...]}
        id: 43

        : keep-alive
        ```

        - It begins after `last-event-id`, if that header is there; otherwise at `from_world_seq` (inclusive, the
          first commit that ends at or above it; 0 is the beginning); otherwise at the head: only commits from now on.
          A sequence inside a commit stands for the whole commit. One that the world has not come to is 425.
        - It ends after `limit` commits, when the server stops, and when the namespace is no longer there for the
          caller (a comment then says why). A client that goes on after the last `id` it has seen misses nothing and
          sees nothing twice; browsers' `EventSource` does so by itself.
        - A comment is sent every 10 seconds while there is nothing else. Who reads slowly holds up nobody else; who has
          stopped reading for half a minute is let go.
        - A server serves 1,000 streams at a time; one more is `OVERLOADED`.
        - Whatever is wrong before the first byte is an ordinary problem.
        """;

    public static string Make()
    {
        var page = new StringBuilder(Head);
        foreach (var tag in RouteTable.All.GroupBy(route => route.Tag))
        {
            page.Append("\n## ").Append(tag.Key).Append("\n\n| route | what it does | role | parameters |\n")
                .Append("|---|---|---|---|\n");
            foreach (var route in tag) page.Append(Row(route));
        }

        return page.Append(Stream).Append('\n').ToString();
    }

    private static string Row(ContractRoute route)
    {
        var roles = route.Access is { } access
            ? string.Join(", ", RoleTable.Names(RoleTable.For(access)))
            : "none needed";
        var headers = route.Headers.Select(header => $"`{header.Name}`");
        var query = string.Join(", ", route.Query.Select(Parameter).Concat(headers));
        return $"| `{route.Method} {route.Path}` | {route.Summary} | {roles} | {query} |\n";
    }

    private static string Parameter(QueryParameter parameter) =>
        $"`{parameter.Name}`{(parameter.IsRequired ? "*" : "")}";
}
