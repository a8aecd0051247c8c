using System.Diagnostics;

namespace AssetCore.Testing.Azurite;

/// <summary>
/// One Azurite for a test run: started by the first test that asks for it, ended with the fixture, and with the
/// process in any case. As an assembly fixture: <c>[assembly: AssemblyFixture(typeof(Azurite))]</c>.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>Holds the connection string of an Azurite that whoever runs the tests has started.</summary>
    public const string Variable = "ASSETCORE_TEST_AZURITE";

    private readonly Lazy<Task<string>> _connectionString;
    private Process? _process;

    public Azurite() => _connectionString = new Lazy<Task<string>>(StartAsync);

    /// <summary>A name for a container that no other test uses.</summary>
    public static string NewContainerName() => $"test-{Guid.NewGuid():n}";

    /// <summary>The connection string; starts Azurite if nobody has.</summary>
    /// <exception cref="InvalidOperationException">It did not start; its own words are on standard error.</exception>
    public Task<string> GetConnectionStringAsync() => _connectionString.Value;

    public async ValueTask DisposeAsync()
    {
        if (_process is not { } process) return;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string FindScript()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "infra", "azurite", "start.sh");
            if (File.Exists(script)) return script;
        }

        throw new InvalidOperationException("infra/azurite/start.sh was not found above the tests.");
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return given;
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { FindScript(), "--port", "0", "--in-memory", "--until-stdin-closes" },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        return await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("Azurite did not start; its own words are on standard error.");
    }
}
