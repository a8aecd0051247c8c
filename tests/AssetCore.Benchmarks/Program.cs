using System.CommandLine;
using AssetCore.Benchmarks.Micro;
using AssetCore.Benchmarks.Operations;
using AssetCore.Benchmarks.Peers;
using AssetCore.Benchmarks.Recovery;
using AssetCore.Benchmarks.Reports;
using AssetCore.Benchmarks.Space;

var stores = new Option<string[]>("--store")
{
    Description = "files, azurite, memory; may be repeated. Azurite is started if ASSETCORE_TEST_AZURITE does not name one.",
    DefaultValueFactory = _ => ["files", "azurite", "memory"],
};
var callers = new Option<int[]>("--callers")
{
    Description = "callers at once; may be repeated",
    DefaultValueFactory = _ => [1, 100, 1_000, 5_000],
};
var seconds = new Option<int>("--seconds") { Description = "how long each figure is counted", DefaultValueFactory = _ => 5 };
var client = new Option<bool>("--through-client") { Description = "commit through the client library instead of calling the gateway" };
var write = new Option<bool>("--write") { Description = "rewrite the tables of docs/performance.md" };

var pipeline = new Command(
    "pipeline", "commits per second of one world through the gateway, beside the empty pipeline in the same run")
{
    stores,
    callers,
    seconds,
    client,
    write,
};
pipeline.SetAction((arguments, _) => PipelineReport.RunAsync(
    arguments.GetRequiredValue(stores),
    arguments.GetRequiredValue(callers),
    TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)),
    arguments.GetValue(client),
    arguments.GetValue(write)));

var freshness = new Command(
    "freshness",
    "how old what the replicas of three silos show is, while commits flow through one") { seconds, write };
freshness.SetAction((arguments, _) => FreshnessReport.RunAsync(
    TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)), arguments.GetValue(write)));

var engine = new Command(
    "engine", "the engine alone: transfers executed with undo and encoded, and replayed, on one core");
engine.Options.Add(write);
engine.SetAction(arguments => EngineReport.Run(arguments.GetValue(write)));

var operations = new Command("operations", "what each operation costs alone, in a small world and in a large one");
operations.Options.Add(write);
operations.SetAction(arguments => OperationsReport.Run(arguments.GetValue(write)));

var space = new Command("space", "what placing, overlaps and free anchors cost as a grid, a line and a plane fill");
space.Options.Add(write);
space.SetAction(arguments => SpaceReport.Run(arguments.GetValue(write)));

var lengths = new Option<long[]>("--events")
{
    Description = "events in the log; may be repeated",
    DefaultValueFactory = _ => [1_000, 100_000, 1_000_000, 5_000_000, 10_000_000],
};
var recovery = new Command("recovery", "how long a world takes to open, and what taking a checkpoint costs commits")
{
    lengths,
    seconds,
    write,
};
recovery.SetAction((arguments, _) => RecoveryReport.RunAsync(
    arguments.GetRequiredValue(lengths),
    TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)),
    arguments.GetValue(write)));

return await new RootCommand("Benchmarks of AssetCore. Every figure stands beside a ceiling measured in the same run.") { pipeline, freshness, engine, operations, space, recovery, PeersCommand.Create() }
    .Parse(args)
    .InvokeAsync();
