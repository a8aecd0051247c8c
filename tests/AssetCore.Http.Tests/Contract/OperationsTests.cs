using AssetCore.Format.Catalogue;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Contract;

public sealed class OperationsTests
{
    [Fact]
    public async Task The_catalogue_is_told_to_every_token()
    {
        await using var server = await FrontServer.StartAsync();

        var manifest = await server.GetAsync("/v1/operations", "schema-token").ReadJsonAsync();

        var names = manifest.GetProperty("operations").EnumerateArray()
            .Select(one => one.GetProperty("name").GetString());
        Assert.Equal(OperationCatalogue.All.Select(operation => operation.Name), names);
    }
}
