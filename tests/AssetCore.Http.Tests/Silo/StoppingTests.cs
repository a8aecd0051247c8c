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
}
