using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Access;

public sealed class AccessTests
{
    private const string Commit = "/v1/write/namespaces/1/commit";
    private const string AddGold =
        """
        {"op":"AddFungible","args":{
            "class_id":"gold","quantity":"1","location":{"container_id":"vault","kind":"balance"}}}
        """;

    private const string RegisterGold =
        """{"op":"RegisterClass","args":{"request":{"class_id":"gold","name":"Gold"}}}""";

    [Fact]
    public async Task Each_request_of_a_connection_is_judged_by_its_own_token()
    {
        await using var server = await FrontServer.StartAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            foreach (var (token, status) in new (string?, int)[]
            {
                (FrontServer.Writer, 200), (FrontServer.Writer, 200), (FrontServer.Reader, 403),
                ("writer-tokem", 401), (null, 401), (FrontServer.Writer, 200),
            })
            {
                using var answer = await server.PostAsync(
                    "/v1/write/namespaces/1/commit", $$"""{"operations":[{{Bodies.OneOperation}}]}""", token);
                Assert.Equal(status, (int)answer.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("GET", "/v1/read/namespaces/1/containers")]
    [InlineData("GET", "/v1/write/namespaces")]
    [InlineData("GET", "/v1/write/auth/whoami")]
    [InlineData("POST", "/v1/write/namespaces/1/commit")]
    [InlineData("GET", "/v1/there/is/no/such/route")]
    [InlineData("DELETE", "/v1/write/namespaces/1/commit")]
    public async Task Without_a_token_nothing_under_v1_is_told(string method, string path)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.SendAsync(new HttpMethod(method), path, token: null);

        await Problem.ReadAsync(response, 401, "UNAUTHENTICATED");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("admin-token")]
    public async Task An_unknown_token_is_like_none(string header)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync("/v1/write/auth/whoami", null, ("Authorization", header));

        await Problem.ReadAsync(response, 401, "UNAUTHENTICATED");
    }

    [Theory]
    [InlineData("/v1/write/health")]
    [InlineData("/v1/write/livez")]
    [InlineData("/v1/read/health")]
    [InlineData("/v1/read/livez")]
    [InlineData("/openapi/v1.json")]
    public async Task Health_and_the_document_need_no_token(string path)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(path, token: null);

        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_reader_may_not_commit_and_hears_which_role_would()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Commit, Operations(AddGold), FrontServer.Reader);

        var problem = await Problem.ReadAsync(response, 403, "FORBIDDEN");
        Assert.Contains("NamespaceWriter", problem.GetProperty("detail").GetString());
        Assert.Empty(server.Worlds.Commits);
    }

    [Fact]
    public async Task A_writer_without_schema_role_may_not_register_a_class_in_a_commit()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Commit, Operations(AddGold, RegisterGold), "plain-writer-token");

        var problem = await Problem.ReadAsync(response, 403, "FORBIDDEN");
        Assert.Equal(1, problem.GetProperty("operation_index").GetInt32());
        Assert.Contains("SchemaManager", problem.GetProperty("detail").GetString());
        Assert.Empty(server.Worlds.Commits);
    }

    [Fact]
    public async Task A_schema_manager_may_register_but_not_move()
    {
        await using var server = await FrontServer.StartAsync();

        using var registered = await server.PostAsync(Commit, Operations(RegisterGold), "schema-token");
        using var moved = await server.PostAsync(Commit, Operations(RegisterGold, AddGold), "schema-token");

        Assert.True(registered.IsSuccessStatusCode);
        var problem = await Problem.ReadAsync(moved, 403, "FORBIDDEN");
        Assert.Equal(1, problem.GetProperty("operation_index").GetInt32());
    }

    [Theory]
    [InlineData(FrontServer.Writer)]
    [InlineData(FrontServer.Reader)]
    public async Task Only_an_administrator_makes_namespaces(string token)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync("/v1/write/namespaces", """{"namespace_id": 2}""", token);

        await Problem.ReadAsync(response, 403, "FORBIDDEN");
        Assert.Empty(server.Worlds.Creations);
    }

    [Fact]
    public async Task A_token_can_ask_who_it_is_and_what_it_opens()
    {
        await using var server = await FrontServer.StartAsync();

        var whoami = await server.GetAsync("/v1/write/auth/whoami", FrontServer.Reader).ReadJsonAsync();
        var permissions = await server.GetAsync("/v1/write/auth/permissions", FrontServer.Reader).ReadJsonAsync();

        Assert.Equal(
            """{"name":"reader","grants":[{"role":"NamespaceReader","namespace_id":null}]}""", whoami.GetRawText());
        var only = permissions.GetProperty("permissions").EnumerateArray().Single();
        var routes = only.GetProperty("routes").EnumerateArray().Select(route => route.GetString()).ToList();
        Assert.Contains("list_containers", routes);
        Assert.DoesNotContain("commit", routes);
        Assert.Empty(only.GetProperty("operations").EnumerateArray());
    }

    private static string Operations(params string[] operations) =>
        $$"""{"operations":[{{string.Join(',', operations)}}]}""";
}
