using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;

namespace AssetCore.Http.Tests.Contract;

public sealed class SubjectTests
{
    private const string Erase = "/v1/write/namespaces/1/subjects/s-1/erase";

    [Fact]
    public async Task What_is_to_be_erased_reaches_the_world()
    {
        await using var server = await FrontServer.StartAsync();
        var answer = await server.PostAsync(Erase, """{"reason":"asked for"}""", FrontServer.Admin).ReadJsonAsync();

        var (world, call) = server.Worlds.Erasures.Single();
        Assert.Equal((new WorldId(1), new SubjectId("s-1"), "asked for"), (world, call.Subject, call.Reason));
        Assert.Equal(
            """{"namespace":1,"subject_id":"s-1","erased":true,"world_seq":9,"erased_time_ms":1700000000000,"repeated":false}""",
            answer.GetRawText());
    }

    [Theory]
    [InlineData(Erase, "{}", "MALFORMED_REQUEST")]
    [InlineData(Erase, """{"reason":""}""", "MALFORMED_REQUEST")]
    [InlineData(Erase, """{"reason":"x","subject_id":"s-2"}""", "UNKNOWN_ARGUMENT")]
    [InlineData("/v1/write/namespaces/1/subjects/s%201/erase", """{"reason":"x"}""", "INVALID_ID")]
    [InlineData("/v1/write/namespaces/one/subjects/s-1/erase", """{"reason":"x"}""", "INVALID_ID")]
    public async Task What_is_ill_formed_erases_nothing(string path, string body, string code)
    {
        await using var server = await FrontServer.StartAsync();
        using var response = await server.PostAsync(path, body, FrontServer.Admin);
        await Problem.ReadAsync(response, 400, code);
        Assert.Empty(server.Worlds.Erasures);
    }

    [Theory]
    [InlineData(FrontServer.Reader)]
    [InlineData(FrontServer.Writer)]
    public async Task Erasing_is_for_administrators(string token)
    {
        await using var server = await FrontServer.StartAsync();
        using var response = await server.PostAsync(Erase, """{"reason":"x"}""", token);
        await Problem.ReadAsync(response, 403, "FORBIDDEN");
        Assert.Empty(server.Worlds.Erasures);
    }

    [Fact]
    public async Task A_commit_says_whom_it_is_about()
    {
        await using var server = await FrontServer.StartAsync();
        const string Operation = """{"op":"RemoveContainer","args":{"container_id":"a"}}""";
        await server.PostAsync(
            "/v1/write/namespaces/1/commit", $$"""{"operations":[{{Operation}}],"subject_id":"s-1"}""").ReadJsonAsync();
        using var refused = await server.PostAsync(
            "/v1/write/namespaces/1/commit", $$"""{"operations":[{{Operation}}],"subject_id":"Ada Lovelace"}""");

        Assert.Equal(new SubjectId("s-1"), Assert.Single(server.Worlds.Commits).Request.SubjectId);
        await Problem.ReadAsync(refused, 400, "INVALID_ID");
    }
}
