using AssetCore.EndToEnd.Processes;

namespace AssetCore.EndToEnd;

public sealed class DemoTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assetcore-demo-");

    [Fact]
    public async Task The_demo_runs_its_scenarios_replays_them_and_leaves_logs_that_verify()
    {
        var tokens = Path.Combine(_folder.FullName, "auth", "tokens");
        await using (
            var silo = await SiloProcess.StartAsync(["--AssetCore:Storage:Files:Root", _folder.FullName], tokens))
        {
            string[] demo =
            [
                "demo",
                "--url", silo.Address.ToString(),
                "--token-file", Path.Combine(tokens, "admin.json"),
                "--root", _folder.FullName,
            ];
            var first = await CliProcess.RunAsync(demo);
            Assert.True(first.ExitCode == 0, first.Output);

            var second = await CliProcess.RunAsync(demo);
            Assert.True(second.ExitCode == 0, second.Output);
            Assert.Equal(0, await silo.StopAsync());
        }

        foreach (var world in (string[])["101", "102", "103"])
        {
            var verify = await CliProcess.RunAsync("log", "verify", "--root", _folder.FullName, "--world", world);
            Assert.True(verify.ExitCode == 0, verify.Output);
        }
    }

    [Fact]
    public async Task A_log_that_somebody_changed_does_not_verify()
    {
        var tokens = Path.Combine(_folder.FullName, "auth", "tokens");
        await using (
            var silo = await SiloProcess.StartAsync(["--AssetCore:Storage:Files:Root", _folder.FullName], tokens))
        {
            using var client = silo.Client("writer");
            await Load.PrepareAsync(client);
            await silo.StopAsync();
        }

        var segment = Directory.GetFiles(Path.Combine(_folder.FullName, "worlds", "1", "log"), "*.seg").Single();
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        var verify = await CliProcess.RunAsync("log", "verify", "--root", _folder.FullName, "--world", "1");

        Assert.Equal(1, verify.ExitCode);
        Assert.Contains(Path.GetFileName(segment), verify.Output);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
