namespace AssetCore.Architecture;

public sealed class ArrowTests
{
    // The only arrows there are; docs/ARCHITECTURE.md draws them. A new one is a decision.
    private static readonly Dictionary<string, string[]> s_arrows = new(StringComparer.Ordinal)
    {
        ["AssetCore.Abstractions"] = [],
        ["AssetCore.Format"] = ["AssetCore.Abstractions"],
        ["AssetCore.Engine"] = ["AssetCore.Format"],
        ["AssetCore.Log"] = ["AssetCore.Format"],
        ["AssetCore.Log.AzureBlobs"] = ["AssetCore.Log"],
        ["AssetCore.Grains.Abstractions"] = ["AssetCore.Format"],
        ["AssetCore.Recovery"] = ["AssetCore.Engine", "AssetCore.Log"],
        ["AssetCore.Grains"] =
            ["AssetCore.Grains.Abstractions", "AssetCore.Engine", "AssetCore.Log", "AssetCore.Recovery"],
        ["AssetCore.Http"] = ["AssetCore.Grains.Abstractions"],
        ["AssetCore.Silo"] = ["AssetCore.Http", "AssetCore.Grains", "AssetCore.Log.AzureBlobs"],
        ["AssetCore.Client"] = ["AssetCore.Format"],
        ["AssetCore.Client.Cluster"] = ["AssetCore.Client", "AssetCore.Grains.Abstractions"],
        ["AssetCore.Cli"] =
            ["AssetCore.Client.Cluster", "AssetCore.Engine", "AssetCore.Log", "AssetCore.Log.AzureBlobs", "AssetCore.Recovery"],
    };

    public static TheoryData<string> Rooms => [.. Repository.Projects.Keys];

    [Fact]
    public void Every_room_is_drawn_and_every_drawn_room_exists() =>
        Assert.Equal(
            s_arrows.Keys.Order(StringComparer.Ordinal), Repository.Projects.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_refers_only_to_the_rooms_below_it(string room)
    {
        var project = Repository.Projects[room];
        var unexpected = project.References.Except(s_arrows[room], StringComparer.Ordinal);
        Assert.Empty(unexpected);
    }

    [Fact]
    public void The_vocabulary_needs_no_package() =>
        Assert.Empty(Repository.Projects["AssetCore.Abstractions"].Packages);

    [Fact]
    public void Only_the_room_of_blobs_knows_Azure()
    {
        var others = Repository.Projects.Values
            .Where(project => project.Name != "AssetCore.Log.AzureBlobs")
            .Where(project => project.Packages.Any(package => package.StartsWith("Azure.", StringComparison.Ordinal)));
        Assert.Empty(others);
    }

    [Fact]
    public void Vocabulary_format_and_engine_are_pure_rooms() =>
        Assert.Equal(
            ["AssetCore.Abstractions", "AssetCore.Engine", "AssetCore.Format"],
            Repository.Projects.Values.Where(project => project.IsPure).Select(project => project.Name)
                .Order(StringComparer.Ordinal));
}
