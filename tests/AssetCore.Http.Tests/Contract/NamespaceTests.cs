using System.Net;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Contract;

public sealed class NamespaceTests
{
    private const string Path = "/v1/write/namespaces";

    [Fact]
    public async Task A_namespace_is_created_with_what_was_said()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(
            Path, """{"namespace_id":2,"display_name":"Second","reason":"growth"}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/write/namespaces/2", response.Headers.Location?.ToString());
        Assert.Equal("Second", (await response.ReadJsonAsync()).GetProperty("display_name").GetString());
        var create = server.Worlds.Creations.Single();
        Assert.Equal((2L, "Second", "growth"), (create.World.Value, create.DisplayName, create.Reason));
    }

    [Theory]
    [InlineData("""{"namespace_id":0}""", "INVALID_ID")]
    [InlineData("""{"namespace_id":-1}""", "INVALID_ID")]
    [InlineData("""{"namespace_id":1.5}""", "INVALID_ID")]
    [InlineData("""{"namespace_id":"2"}""", "MALFORMED_REQUEST")]
    [InlineData("""{}""", "MALFORMED_REQUEST")]
    [InlineData("""[]""", "MALFORMED_REQUEST")]
    [InlineData("""{"namespace_id":2,"namespace_id":3}""", "MALFORMED_REQUEST")]
    [InlineData("""{"namespace_id":2,"display_name":7}""", "MALFORMED_REQUEST")]
    [InlineData("""{"namespace_id":2,"display_name":""}""", "MALFORMED_REQUEST")]
    [InlineData("""{"namespace_id":2,"colour":"red"}""", "UNKNOWN_ARGUMENT")]
    public async Task A_namespace_that_makes_no_sense_is_refused(string body, string code)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Path, body);

        await Problem.ReadAsync(response, 400, code);
        Assert.Empty(server.Worlds.Creations);
    }

    [Fact]
    public async Task Namespaces_are_listed_and_read()
    {
        await using var server = await FrontServer.StartAsync();

        var list = await server.GetAsync(Path).ReadJsonAsync();
        var one = await server.GetAsync(Path + "/1").ReadJsonAsync();

        Assert.Equal(1, list.GetProperty("namespaces")[0].GetProperty("namespace_id").GetInt64());
        Assert.Equal("provisioned", one.GetProperty("lifecycle").GetString());
    }
}
