using AssetCore.Cli.Tests.Support;
using AssetCore.Log.AzureBlobs;
using AssetCore.Testing.Azurite;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace AssetCore.Cli.Tests;

public sealed class LogInBlobsTests(Azurite azurite)
{
    [Fact]
    public async Task A_log_in_blobs_is_verified_beside_its_writer()
    {
        var connection = await azurite.GetConnectionStringAsync();
        var container = Azurite.NewContainerName();
        var store = new AzureBlobLogStore(
            new AzureBlobsOptions { ConnectionString = connection, ContainerName = container });
        await using var world = await LabLog.WriteAsync(store);
        var run = await CliRun.OfAsync(
            "log", "verify", "--connection-string", connection, "--container", container, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(world.Engine.StateHash.ToString(), run.Document.GetProperty("state_hash").GetString());
    }

    [Fact]
    public async Task A_container_that_is_not_there_is_exit_code_2()
    {
        var connection = await azurite.GetConnectionStringAsync();
        var setup = new CliRun.Setup { Environment = { ["ASSETCORE_CONNECTION_STRING"] = connection } };
        var run = await setup.RunAsync("log", "cat", "--container", Azurite.NewContainerName());

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("LOG_NOT_FOUND", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "assetcore")]
    [InlineData("UseDevelopmentStorage=true", "Not A Container")]
    public async Task Blobs_that_cannot_be_opened_are_said_so(string connection, string container)
    {
        var run = await CliRun.OfAsync("log", "verify", "--connection-string", connection, "--container", container);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("These blobs cannot be opened", run.Error, StringComparison.Ordinal);
    }
}
