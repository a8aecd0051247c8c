using System.CommandLine;

namespace AssetCore.Benchmarks.Peers;

/// <summary>The command <c>peers</c>.</summary>
internal static class PeersCommand
{
    public static Command Create()
    {
        var stores = new Option<string[]>("--store")
        {
            Description = "files, azurite; may be repeated. What AssetCore and the peers without a store of their own write to.",
            DefaultValueFactory = _ => ["files", "azurite"],
        };
        var peers = new Option<string[]>("--peer")
        {
            Description = $"{string.Join(", ", PeerCatalogue.All.Select(kind => kind.Name))}; may be repeated. All if not given.",
            DefaultValueFactory = _ => [.. PeerCatalogue.All.Select(kind => kind.Name)],
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = "how long each figure is counted",
            DefaultValueFactory = _ => 5,
        };
        var write = new Option<bool>("--write") { Description = "rewrite the tables of docs/performance.md" };
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
