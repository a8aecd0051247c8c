using System.Text;
using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json;

namespace AssetCore.Format.Tests.Catalogue;

public sealed class ManifestTests
{
    private static readonly JsonObject s_manifest = JsonNode.Parse(ManifestJson.Utf8.Span)!.AsObject();

    [Fact]
    public void Every_operation_stands_in_the_manifest_with_its_tags_errors_and_schema()
    {
        var operations = s_manifest["operations"]!.AsArray();
        Assert.Equal(OperationCatalogue.All.Select(one => one.Name), operations.Select(one => (string)one!["name"]!));
        foreach (var (shown, descriptor) in operations.Zip(OperationCatalogue.All))
        {
            Assert.Equal((int)descriptor.Code, (int)shown!["code"]!);
            Assert.Equal(descriptor.Summary, (string)shown["summary"]!);
            Assert.Equal(4, shown["tags"]!.AsObject().Count);
            Assert.Equal("object", (string)shown["args"]!["type"]!);
            Assert.Equal(descriptor.Fields.Select(field => field.Name),
                shown["args"]!["properties"]!.AsObject().Select(member => member.Key));
            Assert.Equal(descriptor.Errors.Select(code => ErrorCatalogue.Get(code).Text),
                shown["errors"]!.AsArray().Select(error => (string)error!["code"]!));
        }
    }

    [Fact]
    public void Every_reference_of_the_manifest_points_inside_it()
    {
        var parts = s_manifest["components"]!["schemas"]!.AsObject();
        var references = References(s_manifest).ToArray();
        Assert.NotEmpty(references);
        Assert.All(references, name => Assert.True(parts.ContainsKey(name), name));
    }

    [Fact]
    public void The_examples_of_the_manifest_are_well_formed_requests()
    {
        Assert.Null(Parse(s_manifest["example_world"]!).Rejection);
        foreach (var operation in s_manifest["operations"]!.AsArray())
        {
            var commit = new JsonObject { ["operations"] = new JsonArray(operation!["example"]!.DeepClone()) };
            Assert.Null(Parse(commit).Rejection);
        }
    }

    [Fact]
    public void Every_error_says_what_happened_and_what_to_do()
    {
        Assert.Equal(ErrorCatalogue.All.Select(error => error.Code), ErrorGuide.All.Select(advice => advice.Code));
        Assert.Equal(Enum.GetValues<ErrorCode>().Where(code => code != ErrorCode.None),
            ErrorGuide.All.Select(advice => advice.Code).Order());
        Assert.All(ErrorGuide.All, advice =>
        {
            Assert.EndsWith(".", advice.Happened, StringComparison.Ordinal);
            Assert.EndsWith(".", advice.Advice, StringComparison.Ordinal);
        });
        Assert.Equal(ErrorCatalogue.All.Length, s_manifest["errors"]!.AsArray().Count);
    }

    [Fact]
    public void A_reversal_is_recorded_and_not_asked_for()
    {
        var recorded = Assert.Single(s_manifest["recorded_operations"]!.AsArray());
        Assert.Equal("ReverseCommit", (string)recorded!["name"]!);
        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorGuide.Get(ErrorCode.None));
    }

    private static ParsedCommit Parse(JsonNode commit) =>
        CommitRequestJson.Parse(Encoding.UTF8.GetBytes(commit.ToJsonString()));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(member =>
            member.Key == "$ref"
                ? [((string)member.Value!)[RequestSchemas.ReferencePrefix.Length..]]
                : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
