using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows how far long work is: a bar on a terminal, nothing where nobody watches.</summary>
/// <param name="console">Standard error.</param>
/// <param name="isTerminal">True if somebody may be watching.</param>
internal sealed class ProgressPresenter(IAnsiConsole console, bool isTerminal)
{
    /// <summary>Runs work that reports how much of <paramref name="total"/> is done.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">All of it, in units of the caller's; null if nobody knows.</param>
    /// <param name="work">The work; the callback takes the amount done so far and a remark.</param>
    public async Task<T> RunAsync<T>(string title, double? total, Func<Action<double, string>, Task<T>> work)
    {
        if (!isTerminal) return await work(static (_, _) => { });
        return await console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total ?? 1));
                bar.IsIndeterminate = total is null;
                return work((done, remark) =>
                {
                    bar.Value = Math.Min(done, bar.MaxValue);
                    bar.Description = Markup.Escape(remark.Length == 0 ? title : $"{title}: {remark}");
                });
            });
    }
}
