using System.CommandLine;
using AssetCore.Benchmarks.Micro.Suites;
using AssetCore.Benchmarks.Reports;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace AssetCore.Benchmarks.Micro;

/// <summary><c>micro</c>: single steps by BenchmarkDotNet, with time and allocation.</summary>
internal static class MicroCommand
{
    private static readonly (string Title, Type Suite)[] s_suites =
    [
        ("engine", typeof(EngineSuite)),
        ("codec", typeof(CodecSuite)),
        ("hash", typeof(HashSuite)),
        ("replica", typeof(ReplicaSuite)),
        ("query", typeof(QuerySuite)),
    ];

    public static Command Create()
    {
        var filter = new Option<string[]>("--filter")
        {
            Description = "only benchmarks whose name fits, such as '*QuerySuite*' or '*.Read'; may be repeated",
        };
        var thorough = new Option<bool>("--thorough")
        {
            Description = "as many rounds as BenchmarkDotNet finds fit, instead of a few short ones",
        };
        var write = BenchmarkOptions.Write();
        var command = new Command("micro", "single steps by BenchmarkDotNet: engine, codec, hash, replica, queries")
        {
            filter,
            thorough,
            write,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(write) && result.GetValue(filter) is { Length: > 0 })
                result.AddError("--write rewrites the whole table: leave --filter out.");
        });
        command.SetAction(arguments => Run(
            arguments.GetValue(filter) ?? [], arguments.GetValue(thorough), arguments.GetValue(write)));
        return command;
    }

    private static int Run(string[] filters, bool isThorough, bool write)
    {
        var folder = Directory.CreateTempSubdirectory("assetcore-micro-");
        try
        {
            var config = MicroConfig.Create(folder.FullName, filters, isThorough);
            var table = new MicroTable();
            foreach (var (title, suite) in s_suites)
            {
                Summary summary = BenchmarkRunner.Run(suite, config);
                Console.Write(table.Add(title, summary));
            }

            if (write) PerformancePage.Replace("micro", table.ToMarkdown());
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
