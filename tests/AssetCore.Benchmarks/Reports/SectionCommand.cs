using System.CommandLine;

namespace AssetCore.Benchmarks.Reports;

/// <summary>
/// A command that measures one section of <c>docs/performance.md</c>, prints it, and rewrites it there.
/// </summary>
internal static class SectionCommand
{
    /// <param name="name">The command's name, and the section's.</param>
    /// <param name="description">What it measures.</param>
    /// <param name="measure">Measures, and gives the section's text.</param>
    public static Command Create(string name, string description, Func<string> measure)
    {
        var write = BenchmarkOptions.Write();
        var command = new Command(name, description) { write };
        command.SetAction(arguments =>
        {
            var text = measure();
            Console.WriteLine(text);
            if (arguments.GetValue(write)) PerformancePage.Replace(name, text);
            return 0;
        });
        return command;
    }
}
