using AssetCore.Http.Requests;
using AssetCore.Http.Routes;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>Makes the requests of a fuzz test: the same ones for the same seed and numbers.</summary>
/// <param name="seed">The seed.</param>
/// <param name="token">The token of an administrator.</param>
/// <param name="world">A world that exists.</param>
internal sealed class FuzzRequests(int seed, string token, long world)
{
    private static readonly ContractRoute[] s_reads = [.. RouteTable.All.Where(IsRead)];

    private static readonly string[] s_parameters =
    [
        "limit", "cursor", "owner", "kind", "x", "y", "width", "height", "class_id", "key", "container_id", "center_x",
        "center_y", "span_length", "rect_width", "rect_height", "rotation_millideg", "from_world_seq", "from_seq",
        "lifecycle", "write_mode", "include_deleted", "as_of_world_seq", "Limit", "", "[]", "%00", "%6cimit",
    ];

    private static readonly string[] s_ids =
        ["vault-001", "backpack", "road", "field", "slots-gear", "chest", "gold", "medkit", "cart", "order-17"];

    private static readonly string[] s_methods =
        ["PUT", "DELETE", "PATCH", "OPTIONS", "BREW", "get", "Post", "PROPFIND", "X-Y_Z", "HEAD", "M-SEARCH"];

    private static readonly string[] s_elsewhere =
    [
        "/", "/v1", "/v1/", "/v1/write", "/v1/read", "/v2/operations", "/v1/operations", "/v1/operations/",
        "/v1//operations", "/V1/OPERATIONS", "/readyz", "/openapi", "/openapi/v2.json", "/favicon.ico",
        "/v1/write/auth/whoami", "/v1/write/auth/permissions", "/v1/write/health", "/v1/read/livez", "/index.php",
        "/v1/write/namespaces/1/commit/preflight/x", "/v1/write/namespaces/changes", "/v1/write/namespaces/1/status",
    ];

    /// <summary>The request of this number.</summary>
    public FuzzRequest Make(int number)
    {
        var random = new Random(HashCode(number));
        var request = random.Next(20) switch
        {
            < 7 => Read(random),
            < 15 => Write(random),
            < 17 => Namespaces(random),
            _ => Elsewhere(random),
        };
        return Spoil(request, random);
    }

    private static bool IsRead(ContractRoute route) =>
        route.Method == "GET" && route.Path.StartsWith("/v1/", StringComparison.Ordinal);

    private int HashCode(int number) => unchecked((seed * 486_187_739) + (number * 16_777_619));

    private FuzzRequest Read(Random random)
    {
        var route = s_reads[random.Next(s_reads.Length)];
        var segments = route.Path.Split('/').Select(segment => segment switch
        {
            "{namespace_id}" => World(random),
            "{inst_id}" or "{owner}" => random.Next(3) > 0 ? $"{random.Next(0, 9)}" : OddValues.Text(random),
            "{commit_id}" => random.Next(3) > 0 ? $"{random.Next(0, 9):x16}{0:x16}" : OddValues.Text(random),
            ['{', ..] => Id(random),
            _ => segment,
        });
        return Get(string.Join('/', segments) + Query(random, route));
    }

    private FuzzRequest Write(Random random)
    {
        var bodies = new FuzzBodies(random);
        var there = $"/v1/write/namespaces/{World(random)}/";
        return random.Next(10) switch
        {
            < 4 => Post(there + "commit", bodies.Commit()),
            < 7 => Post(there + "commit/preflight", bodies.Commit()) with { MaySucceed = true },
            7 => Post(there + "commits", bodies.Commits()) with { MaySucceed = true },
            8 => Post(there + "register_class", bodies.RegisterClass()),
            _ => Post(there + "register_class_shape", bodies.RegisterShape()),
        };
    }

    private FuzzRequest Namespaces(Random random)
    {
        const string All = "/v1/write/namespaces";
        const string Nobody = All + "/987654321/";
        var bodies = new FuzzBodies(random);
        return random.Next(4) switch
        {
            0 => Post(All, bodies.CreateWorld()),
            1 => Post(Nobody + "lifecycle", bodies.ChangeWorld()),
            2 => Post(Nobody + "operational_state", bodies.ChangeWorld()),
            _ => Post($"{All}/{world}/commits/{Commit(random)}/reverse", bodies.Reverse()),
        };
    }

    private FuzzRequest Elsewhere(Random random) => random.Next(3) == 0
        ? Get($"/v1/{OddValues.Text(random)}/{OddValues.Text(random)}{Query(random)}")
        : Get(s_elsewhere[random.Next(s_elsewhere.Length)] + Query(random));

    // The first commit is the world's own, which cannot be reversed; others do not exist.
    private static string Commit(Random random) => random.Next(3) == 0
        ? OddValues.Text(random)
        : $"{1:x16}{random.NextInt64():x16}";

    private FuzzRequest Spoil(FuzzRequest request, Random random)
    {
        switch (random.Next(60))
        {
            case 0: request = WithMethod(request, s_methods[random.Next(s_methods.Length)]); break;
            case 1: request.Headers.RemoveAt(0); break;
            case 2: request.Headers[0] = ("Authorization", $"Bearer {Header(random)}"); break;
            case 3: request.Headers.Add(request.Headers[0]); break;
            case 4: request.Headers.Add(("x-correlation-id", Header(random))); break;
            case 5: request.Headers.Add(("x-assetcore-min-world-seq", Header(random))); break;
            case 6: request.Headers.Add(("last-event-id", Header(random))); break;
            case 7: request.Headers.Add(("Content-Type", Header(random))); break;
            case 8: request.Headers.Add(("Expect", "100-continue")); break;
            case 9: request.Headers.Add(("Accept-Encoding", "gzip, br")); break;
            case 10 when random.Next(3) == 0: return NoHttp(request, random);
            default: break;
        }

        return request;
    }

    // To the web server a method is the same in small letters, so a request that changes something may become a
    // question.
    private static FuzzRequest WithMethod(FuzzRequest request, string method) =>
        request with { Method = method, MaySucceed = request.MaySucceed || method == "get" };

    private static FuzzRequest NoHttp(FuzzRequest request, Random random)
    {
        request = request with { MayBeNoHttp = true };
        switch (random.Next(6))
        {
            case 0: return request with { Target = request.Target + "%00" };
            case 1: return request with { Target = request.Target + "\u00e4\u0001" };
            case 2: request.Headers.Add(("x-odd", "a\u0001b")); return request;
            case 3: request.Headers.Add(("Content-Length", "many")); return request;
            case 4: request.Headers.Add(("x-correlation-id", "\u00fc")); return request;
            default: return request with { Method = "GE T" };
        }
    }

    // Numbers that a world could come to would make the server wait for it, which is right but takes long.
    private static string Header(Random random) => random.Next(6) switch
    {
        0 => "0",
        1 => "-1",
        2 => new string('h', 200),
        3 => "9223372036854775808",
        4 => "a, b",
        // The UTF-8 of one letter: the head of a request is written byte by character.
        _ => "\u00c3\u00bc",
    };

    private static string Id(Random random) =>
        random.Next(3) == 0 ? OddValues.Text(random) : s_ids[random.Next(s_ids.Length)];

    private string World(Random random) => random.Next(12) == 0 ? OddValues.Text(random) : $"{world}";

    private static string Query(Random random, ContractRoute? route = null)
    {
        var count = random.Next(4) == 0 ? random.Next(4, 7) : random.Next(3);
        if (count == 0) return "";
        return "?" + string.Join('&', Enumerable.Range(0, count).Select(_ => Parameter(random, route)));
    }

    private static string Parameter(Random random, ContractRoute? route)
    {
        if (route is not { Query.Length: > 0 } || random.Next(12) == 0)
            return $"{s_parameters[random.Next(s_parameters.Length)]}={OddValues.Text(random)}";
        var parameter = route.Query[random.Next(route.Query.Length)];
        var value = parameter switch
        {
            _ when random.Next(4) == 0 => OddValues.Text(random),
            QueryParameter.Whole whole => $"{Math.Max(whole.Min, random.Next(-3, 60))}",
            QueryParameter.Choice choice => choice.Choices[random.Next(choice.Choices.Length)],
            QueryParameter.Id => s_ids[random.Next(s_ids.Length)],
            _ => OddValues.Text(random),
        };
        return $"{parameter.Name}={value}";
    }

    private FuzzRequest Get(string target) => new("GET", target, Authorized(), []) { MaySucceed = true };

    private FuzzRequest Post(string target, byte[] body) => new("POST", target, Authorized(), body);

    private List<(string Name, string Value)> Authorized() => [("Authorization", $"Bearer {token}")];
}
