using System.Diagnostics;
using System.Text.Json.Nodes;
using AssetCore.Engine.Tests.Reference;

namespace AssetCore.Engine.Tests.Replay;

/// <summary>One log, replayed by other processes that differ in all that a process can differ in.</summary>
public sealed class ReplayDeterminismTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assetcore-replay-");

    /// <summary>What a process is started with, by a name.</summary>
    private static readonly (string Name, (string Key, string Value)[] Settings)[] s_settings =
    [
        ("as usual", []),
        ("an odd culture and time zone", [(ReplayChild.CultureVariable, "odd"), ("TZ", "Asia/Kathmandu")]),
        ("server garbage collection", [("DOTNET_gcServer", "1"), ("TZ", "America/St_Johns")]),
        ("one processor, no concurrent collection", [("DOTNET_PROCESSOR_COUNT", "1"), ("DOTNET_gcConcurrent", "0")]),
        (
            "a small nursery, many threads",
            [("DOTNET_GCgen0size", "10000"), ("DOTNET_ThreadPool_ForceMinWorkerThreads", "40")]),
        ("no tiers", [("DOTNET_TieredCompilation", "0"), ("DOTNET_TieredPGO", "0")]),
        ("no vector instructions", [("DOTNET_EnableHWIntrinsic", "0"), ("DOTNET_ReadyToRun", "0")]),
    ];

    [Fact]
    public async Task A_log_replays_to_the_same_hashes_at_every_batch_in_any_process()
    {
        var world = ReplayLog.Live(20_260, 6_000);
        var log = Path.Combine(_folder.FullName, "log");
        ReplayLog.Write(log, world);
        var expected = world.Log.Select(batch => batch.Header.StateHash.ToString()).ToArray();
        var here = ReplayChild.Replay(log);
        Assert.Equal(expected, here.Select(line => line.Split(' ')[1]));
        Assert.Equal(expected, here.Select(line => line.Split(' ')[2]));

        var children = s_settings.Select(setting => (setting.Name, setting.Settings, IsIcu: false)).ToList();
        if (HasIcu()) children.Add(("Turkish", [(ReplayChild.CultureVariable, "tr-TR")], true));
        await Parallel.ForEachAsync(
            children,
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (child, cancellation) =>
            {
                var found = await ReplayInChildAsync(log, child.Name, child.Settings, child.IsIcu, cancellation);
                Assert.True(here.SequenceEqual(found), $"{child.Name}: {FirstDifference(here, found)}");
            });
    }

    [Fact]
    public void A_child_of_another_log_states_other_hashes()
    {
        var (one, other) = (Path.Combine(_folder.FullName, "one"), Path.Combine(_folder.FullName, "other"));
        ReplayLog.Write(one, ReplayLog.Live(1));
        ReplayLog.Write(other, ReplayLog.Live(2));
        Assert.NotEqual(ReplayChild.Replay(one), ReplayChild.Replay(other));
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(true);

    private static string FirstDifference(string[] here, string[] found)
    {
        var at = here.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at}: {here.ElementAtOrDefault(at)} and {found.ElementAtOrDefault(at)}";
    }

    // Real cultures need the libraries of ICU, which a machine may not have; the odd culture needs nothing.
    private static bool HasIcu() =>
        new[] { "/usr/lib", "/usr/lib64" }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "libicuuc.so.*", new EnumerationOptions
            {
                RecurseSubdirectories = true,
                MaxRecursionDepth = 1,
                IgnoreInaccessible = true,
            }))
            .Any();

    private async Task<string[]> ReplayInChildAsync(
        string log, string name, (string Key, string Value)[] settings, bool isIcu, CancellationToken cancellation)
    {
        var answer = Path.Combine(_folder.FullName, $"{name}.hashes");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true };
        if (isIcu)
        {
            start.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            var assembly = typeof(EngineWorld).Assembly.Location;
            foreach (var argument in (string[])["exec", "--runtimeconfig", IcuConfiguration(), assembly])
                start.ArgumentList.Add(argument);
        }

        start.Environment[ReplayChild.LogVariable] = log;
        start.Environment[ReplayChild.AnswerVariable] = answer;
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{name}: exit code {process.ExitCode}\n{errors}");
        return await File.ReadAllLinesAsync(answer, cancellation);
    }

    // The configuration of this executable, but with the cultures of the machine.
    private string IcuConfiguration()
    {
        var own = Path.ChangeExtension(typeof(EngineWorld).Assembly.Location, ".runtimeconfig.json");
        var configuration = JsonNode.Parse(File.ReadAllText(own))!;
        configuration["runtimeOptions"]!["configProperties"]!["System.Globalization.Invariant"] = false;
        var path = Path.Combine(_folder.FullName, "icu.runtimeconfig.json");
        File.WriteAllText(path, configuration.ToJsonString());
        return path;
    }
}
