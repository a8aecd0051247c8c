using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Silo;

public sealed class StoppingTests
{
    [Fact]
    public async Task A_silo_that_is_told_to_stop_is_not_ready_any_more()
    {
        await using var server = new SiloServer();
        await server.InitializeAsync();
        Assert.Null(server.WhyNotReady);

        server.TellToStop();

        Assert.Equal("The server is stopping.", server.WhyNotReady);
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_ends_its_streams()
    {
        await using var server = new SiloServer();
        await server.InitializeAsync();
        await using var stream = await EventStream.OpenAsync(
            server.Client, "/v1/read/namespaces/1/stream", server.Token("reader"));

        server.TellToStop();

        Assert.Empty(await stream.RestAsync());
    }
}
