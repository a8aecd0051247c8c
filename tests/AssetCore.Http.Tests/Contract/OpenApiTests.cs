using System.Text.Json;
using AssetCore.Format.Catalogue;
using AssetCore.Http.Tests.Fakes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace AssetCore.Http.Tests.Contract;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_is_valid()
    {
        await using var server = await FrontServer.StartAsync();
        var text = (await DocumentAsync(server)).GetRawText();

        var result = Microsoft.OpenApi.OpenApiDocument.Parse(text, "json");

        Assert.Empty(result.Diagnostic!.Errors);
        Assert.Empty(result.Diagnostic.Warnings);
        Assert.Empty(result.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public async Task The_document_names_every_route_that_is_served()
    {
        await using var server = await FrontServer.StartAsync();
        var paths = (await DocumentAsync(server)).GetProperty("paths");

        var served =
            from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.RoutePattern.RawText != "/broken"
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
            select $"{method} {endpoint.RoutePattern.RawText}";
        var named =
            from path in paths.EnumerateObject()
            from method in path.Value.EnumerateObject()
            select $"{method.Name.ToUpperInvariant()} {path.Name}";

        Assert.Equal(served.Order(), named.Order());
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_schema_is_used()
    {
        await using var server = await FrontServer.StartAsync();
        var document = await DocumentAsync(server);

        var described = document.GetProperty("components").GetProperty("schemas").EnumerateObject();
        var schemas = described.Select(schema => schema.Name).ToHashSet();
        var referred = References(document).Select(name => name["#/components/schemas/".Length..]).ToHashSet();

        Assert.Empty(referred.Except(schemas));
        Assert.Empty(schemas.Except(referred));
    }

    [Fact]
    public async Task Every_operation_of_the_catalogue_is_described()
    {
        await using var server = await FrontServer.StartAsync();
        var text = (await DocumentAsync(server)).GetProperty("components").GetRawText();

        Assert.All(OperationCatalogue.All, operation => Assert.Contains($"\"{operation.Name}\"", text));
    }

    private static async Task<JsonElement> DocumentAsync(FrontServer server) =>
        await server.GetAsync("/openapi/v1.json", token: null).ReadJsonAsync();

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.NameEquals("$ref") ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
