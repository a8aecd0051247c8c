using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace AssetCore.Benchmarks.Micro;

/// <summary>How BenchmarkDotNet measures here.</summary>
internal static class MicroConfig
{
    private const int ShortRounds = 5;
    private const int ShortWarmUpRounds = 3;
    private static readonly TimeInterval s_shortRound = TimeInterval.FromMilliseconds(200);

    /// <summary>
    /// Measures in this process, which has the silo's settings: a project generated for each benchmark would be
    /// restored and built under this tree's rules, and the whole would take minutes more.
    /// </summary>
    /// <param name="artifacts">A folder for BenchmarkDotNet's own files.</param>
    /// <param name="filters">Globs over full names; all benchmarks if there is none.</param>
    /// <param name="isThorough">True to let BenchmarkDotNet choose the rounds.</param>
    public static IConfig Create(string artifacts, string[] filters, bool isThorough)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        if (!isThorough)
        {
            job = job
                .WithIterationTime(s_shortRound)
                .WithIterationCount(ShortRounds)
                .WithWarmupCount(ShortWarmUpRounds);
        }

        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(artifacts);
        return filters.Length == 0 ? config : config.AddFilter(new GlobFilter(filters));
    }
}
