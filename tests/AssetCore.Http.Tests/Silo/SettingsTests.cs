using AssetCore.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace AssetCore.Http.Tests.Silo;

public sealed class SettingsTests
{
    [Fact]
    public void Without_any_setting_the_silo_uses_files_below_the_working_directory_and_localhost()
    {
        Assert.True(TryRead(out var settings, out _));

        Assert.Equal((StorageKind.Files, "./data"), (settings.Storage.Kind, settings.Storage.Files.Root));
        var clustering = settings.Clustering;
        Assert.Equal(
            (ClusteringKind.Localhost, 11_111, 30_000), (clustering.Kind, clustering.SiloPort, clustering.GatewayPort));
        Assert.Equal(Path.GetFullPath("./data/auth/tokens"), settings.Auth.TokenDirectory(settings.Storage));
    }

    [Theory]
    [InlineData("AssetCore:Storage:Kind=Tape", "AssetCore:Storage:Kind")]
    [InlineData("AssetCore:Storage:Kind=7", "AssetCore:Storage:Kind")]
    [InlineData("AssetCore:Storage:Files:Root=", "AssetCore:Storage:Files:Root")]
    [InlineData("AssetCore:Storage:File:Root=x", "AssetCore:Storage:File is not a setting")]
    [InlineData("AssetCore:Storage=Files", "AssetCore:Storage is a group")]
    [InlineData("AssetCore:Storage:Kind=AzureBlobs", "ConnectionString and ServiceUri")]
    [InlineData("AssetCore:Clustering:SiloPort=eleven", "AssetCore:Clustering:SiloPort")]
    [InlineData("AssetCore:Clustering:SiloPort=0", "AssetCore:Clustering:SiloPort")]
    [InlineData("AssetCore:Clustering:GatewayPort=11111", "both 11111")]
    [InlineData("AssetCore:Clustering:PrimarySiloPort=65536", "AssetCore:Clustering:PrimarySiloPort")]
    [InlineData("AssetCore:Clustering:Kind=Redis", "AssetCore:Clustering:Redis:ConnectionString")]
    [InlineData("AssetCore:Clustering:ClusterId=", "AssetCore:Clustering:ClusterId")]
    [InlineData("AssetCore:Clustering:AdvertisedAddress=here", "AssetCore:Clustering:AdvertisedAddress")]
    [InlineData("AssetCore:Clustering:AdvertisedAddress=0.0.0.0", "AssetCore:Clustering:AdvertisedAddress")]
    [InlineData("AssetCore:Clustering:ProbeTimeout=00:00:00", "AssetCore:Clustering:ProbeTimeout")]
    [InlineData("AssetCore:Clustering:MissedProbesMax=0", "AssetCore:Clustering:MissedProbesMax")]
    [InlineData("AssetCore:Clustering:DeathVotesMin=11", "AssetCore:Clustering:DeathVotesMin")]
    [InlineData("AssetCore:Auth:Tokens:0:Name=a", "AssetCore:Auth:Tokens:0:Sha256")]
    [InlineData("AssetCore:Auth:Tokens:0:Role=a", "AssetCore:Auth:Tokens:0:Role is not a setting")]
    [InlineData("AssetCore:Grains:QueueCommitsMax=0", "AssetCore:Grains:QueueCommitsMax")]
    public void A_setting_that_cannot_be_stops_the_start_and_is_named(string setting, string named)
    {
        Assert.False(TryRead(out _, out var faults, setting));

        Assert.Contains(faults, fault => fault.Contains(named));
    }

    [Theory]
    [InlineData("AssetCore:Storage:AzureBlobs:ConnectionString=nonsense", "ConnectionString")]
    [InlineData("AssetCore:Storage:AzureBlobs:ServiceUri=somewhere", "ServiceUri")]
    public void A_blob_service_that_cannot_be_stops_the_start_and_is_named(string setting, string named)
    {
        Assert.False(TryRead(out _, out var faults, "AssetCore:Storage:Kind=AzureBlobs", setting));

        Assert.Contains(faults, fault => fault.Contains(named));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        Assert.False(TryRead(
            out _,
            out var faults,
            "AssetCore:Storage:Kind=AzureBlobs",
            "AssetCore:Storage:AzureBlobs:ContainerName=No",
            "AssetCore:Clustering:SiloPort=0",
            "AssetCore:Auth:Tokens:0:Sha256=abc",
            "AssetCore:Auth:Tokens:0:Roles:0=King"));

        Assert.Equal(6, faults.Count);
    }

    [Fact]
    public void Token_files_stand_below_the_store_unless_told_otherwise()
    {
        TryRead(out var files, out _, "AssetCore:Storage:Files:Root=/srv/x");
        TryRead(out var memory, out _, "AssetCore:Storage:Kind=Memory");
        TryRead(out var told, out _, "AssetCore:Auth:Root=/srv/auth");

        Assert.Equal("/srv/x/auth/tokens", files.Auth.TokenDirectory(files.Storage));
        Assert.Equal(Path.GetFullPath("./data/auth/tokens"), memory.Auth.TokenDirectory(memory.Storage));
        Assert.Equal("/srv/auth/tokens", told.Auth.TokenDirectory(told.Storage));
    }

    private static bool TryRead(out SiloSettings settings, out IReadOnlyList<string> faults, params string[] lines)
    {
        var pairs = lines.Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();
        return SiloSettings.TryRead(configuration, out settings, out faults);
    }
}
