using System.Globalization;
using System.Text;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Recovery;

namespace AssetCore.Benchmarks.Recovery;

/// <summary>
/// Replay from the file store by the size of commits: read, verified, decoded, applied, by processor time, so on one
/// core. The ceiling is the same log read and its frames and chain verified, with nothing decoded.
/// </summary>
internal static class ReplayPace
{
    private const int Accounts = 100_000;
    private static readonly int[] s_transfers = [1, 10, 1_000];

    public static async Task<string> RunAsync(long events)
    {
        await using var place = await StorePlace.OpenAsync("files");
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{events:N0} events of {Accounts:N0} balances, no checkpoint; events a second of one core.");
        text.AppendLine();
        text.AppendLine("| transfers a commit | log MB | read and verified (ceiling) | replica | of ceiling | writer | of ceiling |");
        text.AppendLine("|---:|---:|---:|---:|---:|---:|---:|");
        for (var i = 0; i < s_transfers.Length; i++)
        {
            var pace = await MeasureAsync(place.Store, new WorldId(1 + i), s_transfers[i], events);
            text.AppendLine(Render(s_transfers[i], pace));
        }

        return text.ToString();
    }

    /// <summary>Events a second of one core.</summary>
    /// <param name="store">A store of the file system.</param>
    /// <param name="id">A world that is not there yet.</param>
    /// <param name="transfers">Transfers in each of its commits.</param>
    /// <param name="events">Events of its log.</param>
    public static async Task<Pace> MeasureAsync(ILogStore store, WorldId id, int transfers, long events)
    {
        var world = new RecoveryWorld(store, id, Accounts, transfers);
        await world.WriteAsync(events);
        var walk = await Spent.MeasureAsync(async () =>
        {
            var report = await new ChainVerifier(store, id).VerifyAsync(null, null, CancellationToken.None);
            if (report.Fault is { } fault) throw new InvalidOperationException(fault.Reason);
        });
        var replica = await Spent.MeasureAsync(async () => await ReplicaRecovery.BuildAsync(
            store, new WorldLogReader(store, id), TimeProvider.System, null, CancellationToken.None));
        var writer = await Spent.MeasureAsync(async () => await (await world.OpenAsync()).Log.DisposeAsync());
        long bytes = 0;
        await foreach (var blob in store.ListAsync(BlobName.LogPrefix(id), CancellationToken.None)) bytes += blob.Length;
        return new Pace(bytes, Rate(walk), Rate(replica), Rate(writer));

        double Rate(Spent spent) => events / spent.Processor.TotalSeconds;
    }

    private static string Render(int transfers, Pace pace) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {transfers:N0} | {pace.Bytes / 1e6:N0} | {pace.Ceiling:N0} | {pace.Replica:N0} | {pace.Replica / pace.Ceiling:F2} | {pace.Writer:N0} | {pace.Writer / pace.Ceiling:F2} |");

    /// <summary>How fast one world replays.</summary>
    /// <param name="Bytes">Bytes of its log.</param>
    /// <param name="Ceiling">Events a second, read and verified.</param>
    /// <param name="Replica">Events a second into a replica.</param>
    /// <param name="Writer">Events a second into a writer.</param>
    internal sealed record Pace(long Bytes, double Ceiling, double Replica, double Writer);
}
