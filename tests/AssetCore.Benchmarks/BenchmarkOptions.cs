using System.CommandLine;

namespace AssetCore.Benchmarks;

/// <summary>Options that several commands have, each time made anew.</summary>
internal static class BenchmarkOptions
{
    private const int SecondsDefault = 5;

    public static Option<int> Seconds() => new("--seconds")
    {
        Description = "how long each figure is counted",
        DefaultValueFactory = _ => SecondsDefault,
    };

    public static Option<bool> Write() => new("--write") { Description = "rewrite the tables of docs/performance.md" };

    public static Option<string[]> Stores(params string[] names) => new("--store")
    {
        Description = "files, azurite, memory; may be repeated. Azurite is started if ASSETCORE_TEST_AZURITE does not name one.",
        DefaultValueFactory = _ => names,
    };
}
