using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Log.Reading;
using AssetCore.Reads;
using AssetCore.Recovery;
using AssetCore.Recovery.Verification;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;

namespace AssetCore.Simulation.Worlds;

/// <summary>What must be true of a world in the end, whatever happened to it.</summary>
internal static class Audit
{
    /// <exception cref="BrokenPromiseException">It is not.</exception>
    public static async Task CheckAsync(
        StoreSimulation simulation, IEnumerable<IWorldWriter> writers, WorldClient client)
    {
        var faults = writers.SelectMany(writer => writer.Faults).ToList();
        Checked.That(faults.Count == 0, $"a silo reported {string.Join('\n', faults)}");
        await client.CheckAsync();

        // From the first byte, by packs and segments, judging every commit again.
        var report = await new WorldVerifier(simulation.Durable, client.World, TimeProvider.System)
            .VerifyAsync(new VerifyOptions { Rejudge = true }, null, default);
        Checked.That(report!.IsWhole, $"world {client.World} is broken: {string.Join('\n', report.Findings)}");
        Checked.That(report.Checkpoints > 0, "no checkpoint was taken");

        // From the newest checkpoint.
        var log = new WorldLogReader(simulation.Durable, client.World);
        var replica = await ReplicaRecovery.BuildAsync(simulation.Durable, log, TimeProvider.System, null, default);
        Checked.That(replica!.Bad.IsEmpty, "a checkpoint is damaged");
        Checked.That(
            replica.State.StateHash == report.StateHash && replica.State.Head == report.Head.WorldSeq,
            $"a checkpoint and its tail lead to {replica.State.StateHash}, the whole log to {report.StateHash}");
        CheckState(replica.State, client.Ledger);
    }

    private static void CheckState(WorldState state, Ledger ledger)
    {
        var total = 0L;
        foreach (var (name, account) in ledger.Accounts)
        {
            var outcome = StateQueries.Execute(state, new WorldQuery.Balances(new(name), null, ReadLimits.PageMax));
            var item = ((BalancePage)outcome.Answer!).Balances.SingleOrDefault();
            Checked.That(
                item.Scaled == account.Quantity && item.Held.Mantissa == account.Held,
                $"{name} holds {item.Scaled} ({item.Held} of it held), and must hold {account}");
            total += item.Scaled;
        }

        Checked.That(total == ledger.Total, $"all accounts hold {total}, and {ledger.Total} were put in");
        var holds = (HoldPage)StateQueries.Execute(state, new WorldQuery.Holds(null, null, ReadLimits.PageMax)).Answer!;
        Checked.That(
            holds.Holds.Select(hold => hold.HoldId.Value).SequenceEqual(ledger.Holds.Keys, StringComparer.Ordinal),
            $"open are {string.Join(", ", holds.Holds)}, and must be {string.Join(", ", ledger.Holds.Keys)}");
    }
}
