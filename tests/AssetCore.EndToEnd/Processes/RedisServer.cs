using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AssetCore.EndToEnd.Processes;

/// <summary>A Redis of its own, in memory, for the membership of one cluster.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private RedisServer(Process process, int port)
    {
        _process = process;
        ConnectionString = $"127.0.0.1:{port}";
    }

    public string ConnectionString { get; }

    /// <summary>Starts it on a free port and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<RedisServer> StartAsync()
    {
        var port = FreePort.Next();
        var start = new ProcessStartInfo(
            "redis-server",
            ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no", "--loglevel", "warning"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var redis = new RedisServer(Start(start), port);
        using var timeout = new CancellationTokenSource(s_startTimeout);
        while (!await AnswersAsync(port))
        {
            if (redis._process.HasExited || timeout.IsCancellationRequested)
                throw new InvalidOperationException($"redis-server does not answer on port {port}.");
            await Polling.PauseAsync();
        }

        return redis;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            var process = Process.Start(start)!;
            // Nobody reads what it says, and a full pipe would stop it.
            process.BeginOutputReadLine();
            return process;
        }
        catch (Win32Exception fault)
        {
            throw new InvalidOperationException(
                "redis-server was not found. It is in the package redis-server; scripts/test installs it.", fault);
        }
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[16];
            var count = await client.GetStream().ReadAsync(answer);
            return Encoding.ASCII.GetString(answer, 0, count).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
