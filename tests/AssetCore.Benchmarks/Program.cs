using System.CommandLine;
using AssetCore.Benchmarks.Clients;
using AssetCore.Benchmarks.Goals;
using AssetCore.Benchmarks.Http;
using AssetCore.Benchmarks.Micro;
using AssetCore.Benchmarks.Operations;
using AssetCore.Benchmarks.Peers;
using AssetCore.Benchmarks.Plots;
using AssetCore.Benchmarks.Rates;
using AssetCore.Benchmarks.Recovery;
using AssetCore.Benchmarks.Reports;
using AssetCore.Benchmarks.Space;

return await new RootCommand("Benchmarks of AssetCore. Every figure stands beside a ceiling measured in the same run.")
{
    GoalsCommand.Create(),
    LoadClientCommand.Create(),
    LoadHttpCommand.Create(),
    PipelineReport.CreateCommand(),
    PeersCommand.Create(),
    RatesReport.CreateCommand(),
    FreshnessReport.CreateCommand(),
    MicroCommand.Create(),
    EngineReport.CreateCommand(),
    OperationsReport.CreateCommand(),
    SpaceReport.CreateCommand(),
    RecoveryReport.CreateCommand(),
    PlotsCommand.Create(),
}.Parse(args).InvokeAsync();
