using System.Collections.Immutable;
using AssetCore.Errors;
using AssetCore.Http.Answers;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>What load balancers and orchestrators ask. Needs no token.</summary>
internal static class HealthRoutes
{
    private const string Tag = "Health";

    /// <summary>When to ask again while the server is starting.</summary>
    private const long RetryAfterMs = 1_000;

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        Alive("/v1/write/health", "write_health"),
        Alive("/v1/write/livez", "write_livez"),
        Alive("/v1/read/health", "read_health"),
        Alive("/v1/read/livez", "read_livez"),
        new()
        {
            Method = HttpMethods.Get,
            Path = "/readyz",
            Name = "readyz",
            Tag = Tag,
            Summary = "Says whether this server should be sent requests.",
            Answer = "Health",
            Errors = [ErrorCode.Recovering],
            Serve = ReadyAsync,
        },
    ];

    private static ContractRoute Alive(string path, string name) => new()
    {
        Method = HttpMethods.Get,
        Path = path,
        Name = name,
        Tag = Tag,
        Summary = "Says that this process answers requests.",
        Answer = "Health",
        Serve = static context => AnswerAsync(context, "ok"),
    };

    private static Task ReadyAsync(HttpContext context) =>
        RouteServices.Get<Readiness>(context).Reason is { } reason
            ? Problems.WriteAsync(context, new Rejection(ErrorCode.Recovering, reason, null, [], RetryAfterMs))
            : AnswerAsync(context, "ready");

    private static Task AnswerAsync(HttpContext context, string status) =>
        JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, status, static (json, text) =>
        {
            json.WriteStartObject();
            json.WriteString("status", text);
            json.WriteEndObject();
        });
}
