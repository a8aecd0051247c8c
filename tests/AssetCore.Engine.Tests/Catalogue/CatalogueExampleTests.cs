using System.Text;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Catalogue;

/// <summary>What the reference shows can be done as it stands there.</summary>
public sealed class CatalogueExampleTests
{
    public static TheoryData<string> Names => [.. OperationCatalogue.All.Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_example_takes_place_in_the_world_of_the_examples(string name)
    {
        var world = Made();
        var receipt = world.Commit(Read($$"""{"operations": [{{OperationCatalogue.Find(name)!.Example}}]}"""));
        Assert.True(receipt.EventCount >= 1);
    }

    [Fact]
    public void The_world_of_the_examples_mints_the_instances_that_they_name()
    {
        var world = new WrittenWorld();
        var receipt = world.Commit(Read(ExampleWorld.Commit));
        Assert.Equal([1, 2, 3, 4, 5], receipt.MintedInstances.Select(minted => minted.InstId.Value));
    }

    private static WrittenWorld Made()
    {
        var world = new WrittenWorld();
        world.Commit(Read(ExampleWorld.Commit));
        return world;
    }

    private static Operation[] Read(string commit)
    {
        var parsed = CommitRequestJson.Parse(Encoding.UTF8.GetBytes(commit));
        Assert.Null(parsed.Rejection);
        return [.. parsed.Request!.Operations];
    }
}
