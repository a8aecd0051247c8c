using System.CommandLine;

namespace AssetCore.Benchmarks.Peers;

/// <summary>The command <c>peers</c>.</summary>
internal static class PeersCommand
{
    public static Command Create()
    {
        var stores = BenchmarkOptions.Stores("files", "azurite");
        string[] names = [.. PeerCatalogue.All.Select(kind => kind.Name)];
        var peers = new Option<string[]>("--peer")
        {
            Description = $"{string.Join(", ", names)}; may be repeated. All if not given.",
            DefaultValueFactory = _ => names,
        };
        var (seconds, write) = (BenchmarkOptions.Seconds(), BenchmarkOptions.Write());
        var command = new Command("peers", "the same transfer by what users would pick instead, beside AssetCore")
        {
            stores,
            peers,
            seconds,
            write,
        };
        command.SetAction((arguments, _) => PeersReport.RunAsync(
            arguments.GetRequiredValue(stores),
            [.. arguments.GetRequiredValue(peers).Select(PeerCatalogue.Get)],
            TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)),
            arguments.GetValue(write)));
        return command;
    }
}
