using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AssetCore.Client;

namespace AssetCore.EndToEnd.Processes;

/// <summary>A silo in a process of its own, as a person would run it.</summary>
internal sealed partial class SiloProcess : IAsyncDisposable
{
    private const int SignalTerminate = 15;
    private const int SignalContinue = 18;
    private const int SignalStop = 19;
    /// <summary>Some seconds usually; machines that build at the same time need many times that.</summary>
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan s_exitTimeout = TimeSpan.FromSeconds(25);

    private readonly Process _process;
    private readonly StringBuilder _output;
    private readonly string _tokens;

    private SiloProcess(Process process, StringBuilder output, Uri address, string tokens)
    {
        _process = process;
        _output = output;
        Address = address;
        _tokens = tokens;
    }

    public Uri Address { get; }

    /// <summary>Everything the process has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Starts a silo and waits until it says that it is ready.</summary>
    /// <param name="settings">Command-line settings of the storage.</param>
    /// <param name="tokens">The folder into which the silo writes its tokens.</param>
    /// <param name="at">Where it listens, as one before it did; null for an address of its own.</param>
    public static async Task<SiloProcess> StartAsync(IEnumerable<string> settings, string tokens, Uri? at = null)
    {
        var silo = Launch(settings, tokens, at is null ? SiloPorts.Free() : SiloPorts.Free() with { Http = at.Port });
        await silo.WaitUntilReadyAsync();
        return silo;
    }

    /// <summary>Starts a silo and does not wait for it.</summary>
    /// <param name="settings">Command-line settings.</param>
    /// <param name="tokens">The folder into which the silo writes its tokens.</param>
    /// <param name="ports">Where it listens.</param>
    /// <param name="through">A command that runs the silo's command line, with its arguments; empty for none.</param>
    public static SiloProcess Launch(
        IEnumerable<string> settings, string tokens, SiloPorts ports, params string[] through)
    {
        var address = new Uri($"http://127.0.0.1:{ports.Http}");
        string[] command =
        [
            .. through,
            "dotnet", Build.Program("silo/AssetCore.Silo", "AssetCore.Silo.dll"),
            "--urls", address.ToString(),
            "--AssetCore:Clustering:SiloPort", $"{ports.Silo}",
            "--AssetCore:Clustering:GatewayPort", $"{ports.Gateway}",
            .. settings,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };

        var output = new StringBuilder();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SiloProcess(process, output, address, tokens);
    }

    /// <summary>A client with one of the generated tokens: admin, writer or reader.</summary>
    public HttpClient Client(string role)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(role));
        return client;
    }

    /// <summary>World 1 through the client library, with one of the generated tokens.</summary>
    public HttpWorldClient World(string role) => new(Address, Token(role));

    /// <summary>Ends the process at once, as a crash would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>True once the process has ended, whoever ended it.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Bytes of memory that the process uses now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Freezes the process: SIGSTOP. Its sockets stay, and it does not know.</summary>
    public void Freeze() => Assert.Equal(0, SendSignal(_process.Id, SignalStop));

    /// <summary>Lets a frozen process go on: SIGCONT.</summary>
    public void Thaw() => Assert.Equal(0, SendSignal(_process.Id, SignalContinue));

    /// <summary>Asks the process to end, as an orchestrator would: SIGTERM. Returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        Assert.Equal(0, SendSignal(_process.Id, SignalTerminate));
        using var timeout = new CancellationTokenSource(s_exitTimeout);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private string Token(string role)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_tokens, $"{role}.json")));
        return document.RootElement.GetProperty("token").GetString()!;
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    /// <summary>Waits until the silo says that it is ready.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var timeout = new CancellationTokenSource(s_startTimeout);
        while (true)
        {
            if (_process.HasExited || timeout.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The silo did not become ready. It printed:\n{Output}");
            }

            if (await IsReadyAsync(client, timeout.Token)) return;
            await Polling.PauseAsync();
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/readyz", UriKind.Relative), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}
