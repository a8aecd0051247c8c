using System.Net;
using System.Text;
using AssetCore.Errors;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Contract;

public sealed class UnknownRequestTests
{
    private const string Commit = "/v1/write/namespaces/1/commit";

    [Theory]
    [InlineData("/v1/nothing/here")]
    [InlineData("/v1/read/namespaces/1/containers/a/b/c")]
    [InlineData("/nothing")]
    [InlineData("/")]
    public async Task An_unknown_route_is_a_problem(string path)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(path);

        await Problem.ReadAsync(response, 404, "ROUTE_NOT_FOUND");
    }

    [Fact]
    public async Task A_wrong_method_is_a_problem_that_names_the_right_one()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(Commit);

        var problem = await Problem.ReadAsync(response, 405, "METHOD_NOT_ALLOWED");
        Assert.Contains("POST", problem.GetProperty("detail").GetString());
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_body_is_read_as_json_whatever_its_content_type_says()
    {
        await using var server = await FrontServer.StartAsync();

        var body = new StringContent("a=1", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await server.SendAsync(HttpMethod.Post, Commit, FrontServer.Admin, body);

        await Problem.ReadAsync(response, 400, "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task An_unforeseen_fault_is_a_problem_and_the_server_goes_on()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync("/broken");
        using var next = await server.GetAsync("/v1/read/livez");

        var problem = await Problem.ReadAsync(response, 500, "INTERNAL_ERROR");
        Assert.DoesNotContain("told to throw", problem.GetRawText());
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData(20_000_000)]
    [InlineData(16 * 1024 * 1024 + 1)]
    public async Task A_body_beyond_the_limit_is_refused_and_the_server_goes_on(int bytes)
    {
        await using var server = await FrontServer.StartAsync();

        using var announced = await server.SendAsync(HttpMethod.Post, Commit, FrontServer.Admin, Json(new byte[bytes]));
        using var next = await server.GetAsync("/v1/read/livez");

        await Problem.ReadAsync(announced, 413, "REQUEST_TOO_LARGE");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_that_does_not_say_its_length_is_refused()
    {
        await using var server = await FrontServer.StartAsync();
        using var body = Json(new byte[17 * 1024 * 1024]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Commit) { Content = body };
        request.Headers.Authorization = new("Bearer", FrontServer.Admin);
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await Problem.ReadAsync(response, 413, "REQUEST_TOO_LARGE");
    }

    [Theory]
    [InlineData("", "MALFORMED_REQUEST")]
    [InlineData("{", "MALFORMED_REQUEST")]
    [InlineData("[]", "MALFORMED_REQUEST")]
    [InlineData("{}", "MALFORMED_REQUEST")]
    [InlineData("""{"operations":[]}""", "MALFORMED_REQUEST")]
    [InlineData("""{"operations":[{"op":"Explode","args":{}}]}""", "UNKNOWN_OPERATION")]
    [InlineData("""{"operations":[{"op":"SwapSlots","args":{"container_id":"a","why":1}}]}""", "UNKNOWN_ARGUMENT")]
    [InlineData("""{"operations":[{"op":"RemoveContainer","args":{"container_id":"not an id"}}]}""", "INVALID_ID")]
    [InlineData("""{"surprise":1,"operations":[]}""", "UNKNOWN_ARGUMENT")]
    public async Task A_malformed_commit_is_refused_before_it_reaches_a_world(string body, string code)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Commit, body);

        await Problem.ReadAsync(response, 400, code);
        Assert.Empty(server.Worlds.Commits);
    }

    [Fact]
    public async Task Ten_thousand_and_one_operations_are_refused()
    {
        await using var server = await FrontServer.StartAsync();
        var operation = """{"op":"RemoveContainer","args":{"container_id":"a"}}""";

        var operations = string.Join(',', Enumerable.Repeat(operation, 10_001));
        using var response = await server.PostAsync(Commit, $$"""{"operations":[{{operations}}]}""");

        await Problem.ReadAsync(response, 400, "MALFORMED_REQUEST");
        Assert.Empty(server.Worlds.Commits);
    }

    [Fact]
    public async Task Every_code_has_its_status_on_the_wire()
    {
        await using var server = await FrontServer.StartAsync();
        foreach (var error in ErrorCatalogue.All)
        {
            server.Worlds.OnCommit = _ => RecordingGateway.Refusal(error.Code);

            using var response = await server.PostAsync(Commit, Bodies.OneCommit);

            var problem = await Problem.ReadAsync(response, error.Status, error.Text);
            Assert.Equal(error.Retryable, problem.GetProperty("retryable").GetBoolean());

            // What lies beyond the head may never come, so where nobody says when, there is no moment.
            var hasMoment = error.Status is 425 or 429 or 503 && error.Code != ErrorCode.NotYetVisible;
            Assert.Equal(hasMoment, response.Headers.RetryAfter is not null);
        }
    }

    private static ByteArrayContent Json(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        return content;
    }
}
