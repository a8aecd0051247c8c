using System.Diagnostics;
using System.Text.Json;

namespace AssetCore.Benchmarks.Clients;

/// <summary>
/// This program again, as another process that answers what it is asked: a line of JSON for a line of JSON. Ends when
/// it is disposed of, and with this process in any case, since its input ends then.
/// </summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProgram(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    public static ChildProgram Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // `dotnet program.dll` is the process "dotnet": the program is then its first argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new ChildProgram(Process.Start(start)!);
    }

    /// <summary>The other side: answers each line of this process's input until it ends.</summary>
    public static async Task ServeAsync<TAsk, TAnswer>(Func<TAsk, Task<TAnswer>> answer)
    {
        while (await Console.In.ReadLineAsync() is { } line)
            Console.WriteLine(JsonSerializer.Serialize(await answer(JsonSerializer.Deserialize<TAsk>(line)!)));
    }

    /// <summary>Asks one thing, one at a time.</summary>
    /// <exception cref="InvalidOperationException">It ended; its own words are on standard error.</exception>
    public async Task<TAnswer> AskAsync<TAsk, TAnswer>(TAsk ask)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(ask));
        var line = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The load process ended; its own words are on standard error.");
        return JsonSerializer.Deserialize<TAnswer>(line)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
