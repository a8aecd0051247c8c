using System.Diagnostics;
using System.Text.Json;

namespace AssetCore.EndToEnd.Processes;

/// <summary>
/// The load of <c>AssetCore.Intents</c> in a process of its own, as long as its standard input is open.
/// </summary>
internal sealed class IntentsLoad : IAsyncDisposable
{
    /// <summary>
    /// For how long a load may make no progress before that is a failure: a frozen silo has to be declared dead, its
    /// calls end, and its worlds open elsewhere, on two cores.
    /// </summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private static readonly JsonSerializerOptions s_lines = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly Process _process;
    private readonly Task _errors;
    private readonly Task _reading;
    private volatile LoadNumbers _numbers = new();
    private string _complaints = "";

    private IntentsLoad(Process process)
    {
        _process = process;
        _reading = ReadAsync();
        _errors = Task.Run(async () => _complaints = await process.StandardError.ReadToEndAsync());
    }

    /// <summary>How far the load is.</summary>
    public LoadNumbers Numbers => _numbers;

    /// <param name="target">What to work on.</param>
    /// <param name="callers">Callers at a time.</param>
    /// <param name="pauseMs">
    /// How long each rests between two intents: a load that takes every processor leaves none for silos to start.
    /// </param>
    /// <param name="patience">
    /// Seconds that an answer is waited for; by default fewer than a silo may take, so that keys meet themselves.
    /// </param>
    public static IntentsLoad Start(IntentsTarget target, int callers, int pauseMs = 50, int patience = 6)
    {
        var start = Intents.Command("load", target);
        string[] arguments = ["--callers", $"{callers}", "--pause", $"{pauseMs}", "--patience", $"{patience}"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new IntentsLoad(Process.Start(start)!);
    }

    /// <summary>Waits until so many more commits are acknowledged.</summary>
    public async Task WaitForMoreAsync(int acknowledgements)
    {
        var goal = _numbers.Acknowledged + acknowledgements;
        await Polling.UntilAsync(
            () => _numbers.Acknowledged >= goal || _process.HasExited,
            s_patience,
            () => $"the load came to {_numbers} of {goal} acknowledgements");
        if (_process.HasExited) Assert.Fail($"the load ended by itself: {await ComplaintsAsync()}");
    }

    /// <summary>Lets every caller finish what it has begun, however long it takes to get an answer.</summary>
    public async Task FinishAsync()
    {
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(s_patience);
        await _process.WaitForExitAsync(timeout.Token);
        await _reading;
        Assert.True(_process.ExitCode == 0, await ComplaintsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> ComplaintsAsync()
    {
        await _errors;
        return _complaints;
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            _numbers = JsonSerializer.Deserialize<LoadNumbers>(line, s_lines)!;
    }
}
