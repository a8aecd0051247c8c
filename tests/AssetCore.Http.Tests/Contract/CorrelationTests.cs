using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Contract;

public sealed class CorrelationTests
{
    private const string Path = "/v1/read/namespaces/1/freshness";

    [Fact]
    public async Task The_callers_name_for_a_request_comes_back_in_header_and_problem()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(
            "/v1/read/namespaces/x/freshness", FrontServer.Admin, ("x-correlation-id", "job-17"));

        var problem = await Problem.ReadAsync(response, 400, "INVALID_ID");
        Assert.Equal("job-17", problem.GetProperty("client_correlation_id").GetString());
        Assert.Equal("job-17", response.Headers.GetValues("x-correlation-id").Single());
    }

    [Fact]
    public async Task Every_request_has_a_name_of_the_servers_own()
    {
        await using var server = await FrontServer.StartAsync();

        using var first = await server.GetAsync("/v1/read/namespaces/x/freshness");
        using var second = await server.GetAsync("/v1/read/namespaces/x/freshness");

        Assert.NotEqual(
            (await Problem.ReadAsync(first, 400, "INVALID_ID")).GetProperty("server_correlation_id").GetString(),
            (await Problem.ReadAsync(second, 400, "INVALID_ID")).GetProperty("server_correlation_id").GetString());
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    public async Task A_name_that_is_not_visible_ascii_is_refused(string name)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(Path, FrontServer.Admin, ("x-correlation-id", name));

        await Problem.ReadAsync(response, 400, "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task A_name_may_have_128_characters_and_no_more()
    {
        await using var server = await FrontServer.StartAsync();

        using var longest = await server.GetAsync("/v1/write/livez", null, ("x-correlation-id", new string('a', 128)));
        using var longer = await server.GetAsync("/v1/write/livez", null, ("x-correlation-id", new string('a', 129)));

        Assert.True(longest.IsSuccessStatusCode);
        await Problem.ReadAsync(longer, 400, "MALFORMED_REQUEST");
    }
}
