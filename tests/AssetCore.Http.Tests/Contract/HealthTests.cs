using AssetCore.Http.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace AssetCore.Http.Tests.Contract;

public sealed class HealthTests
{
    [Fact]
    public async Task A_server_is_ready_only_when_its_host_says_so()
    {
        await using var server = await FrontServer.StartAsync();
        var readiness = server.Services.GetRequiredService<Readiness>();

        using var before = await server.GetAsync("/readyz", null);
        readiness.Ready();
        using var after = await server.GetAsync("/readyz", null);
        readiness.NotReady("The server is stopping.");
        using var last = await server.GetAsync("/readyz", null);

        await Problem.ReadAsync(before, 503, "RECOVERING");
        Assert.True(after.IsSuccessStatusCode);
        var problem = await Problem.ReadAsync(last, 503, "RECOVERING");
        Assert.Equal("The server is stopping.", problem.GetProperty("detail").GetString());
    }
}
