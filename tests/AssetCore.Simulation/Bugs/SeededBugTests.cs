using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Rivals;
using AssetCore.Simulation.Silos;
using AssetCore.Simulation.Stores;
using AssetCore.Simulation.Worlds;

namespace AssetCore.Simulation.Bugs;

/// <summary>Takes the defences away, one at a time: each must be missed by a check that passes as long as it is
/// there.</summary>
public sealed class SeededBugTests(ITestOutputHelper output)
{
    private static readonly Decree s_unheard = StepFault.AnswerLost;

    private static readonly Dictionary<string, SeededBug> s_bugs = new(StringComparer.Ordinal)
    {
        ["append positions are ignored"] = Rivals(store => new AppendsAnywhere(store)),
        ["acknowledged before the append"] = Tale(StoreMedium.Blobs, Decree.Go, store => new AppendsLater(store)),
        ["a failed flush is believed the second time"] =
            Tale(StoreMedium.Files, s_unheard, store => new FlushesAgain(store)),
        ["a roll without the seal"] = new(
            nameof(Checks.RolledSegments),
            () => Checks.RolledSegments(store => new SealsNothing(store)),
            () => Checks.RolledSegments(store => store)),
        ["the epoch is not raised"] = Rivals(store => new RaisesNoEpoch(store)),
        ["the manifest is put without If-Match"] = new(
            nameof(Checks.ManifestChanges),
            () => Checks.ManifestChanges(store => new PutsBlindly(store)),
            () => Checks.ManifestChanges(store => store)),
        ["a checkpoint without keys"] = new(
            nameof(Checks.KeysAfterRestart),
            () => Checks.KeysAfterRestart(Checks.TakeWithoutKeysAsync),
            () => Checks.KeysAfterRestart(Upkeep.TakeCheckpointAsync)),
        ["a pack is not verified"] = new(
            nameof(Checks.PackedHistory),
            () => Checks.PackedHistory(Checks.PackHastilyAsync),
            () => Checks.PackedHistory(Checks.PackAsync)),
        ["the last batch is not verified"] = new(
            nameof(Checks.LastBatch),
            () => Checks.LastBatch((store, segment, end) => new HidesTheEnd(store, segment, end)),
            () => Checks.LastBatch((store, _, _) => store)),
        ["the chain is not checked"] = new(
            nameof(Checks.SplicedSegment),
            () => Checks.SplicedSegment(Checks.IsSoundFrameByFrame),
            () => Checks.SplicedSegment(store => Checks.Verify(store).IsSound)),
        ["a replaced writer answers refusals"] = new(
            nameof(Checks.RefusalsOfTheReplaced),
            () => Checks.RefusalsOfTheReplaced(TimeSpan.FromHours(1)),
            () => Checks.RefusalsOfTheReplaced(TimeSpan.FromSeconds(1))),
        ["a refused batch is not undone"] = Sloppy(Sloppiness.UndoesNothing),
        ["a replaced writer acknowledges"] = Sloppy(Sloppiness.AcknowledgesWhenFenced),
        ["an append without an answer counts as done"] = Sloppy(Sloppiness.AcknowledgesWhenDisputed),
        ["an append without an answer counts as not done"] = new(
            nameof(Checks.UnheardAppend),
            () => Checks.UnheardAppend(process => new SloppyWriter(process, Sloppiness.RefusesWhenDisputed)),
            () => Checks.UnheardAppend(process => new SloppyWriter(process, Sloppiness.None))),
    };

    public static TheoryData<string, string> Bugs => new(s_bugs.Select(bug => (bug.Key, bug.Value.CaughtBy)));

    [Theory]
    [MemberData(nameof(Bugs))]
    public void Every_seeded_bug_is_caught(string bug, string by)
    {
        var (caughtBy, with, without) = s_bugs[bug];
        Assert.Equal(by, caughtBy);
        without();
        var caught = Record.Exception(with);
        Assert.True(caught is BrokenPromiseException or ScenarioFailedException, $"'{bug}' is not caught by {by}: {caught}");
        output.WriteLine($"{bug}: {by}: {caught!.Message.Split('\n')[0]}");
    }

    private static SeededBug Rivals(Func<ILogStore, ILogStore> wrap) => new(
        nameof(SplitBrainTests.Rivals_make_one_chain_and_lose_nothing),
        () => Checks.Rivals(process => new SimulatedSilo(process, RivalWriters.Options, wrap(process.Store))),
        () => Checks.Rivals(process => new SimulatedSilo(process, RivalWriters.Options)));

    private static SeededBug Tale(StoreMedium medium, Decree decree, Func<ILogStore, ILogStore> wrap) => new(
        nameof(WorldCrashTests.A_fault_at_any_step_breaks_no_promise),
        () => Checks.Tale(medium, decree, wrap),
        () => Checks.Tale(medium, decree, store => store));

    private static SeededBug Sloppy(Sloppiness sloppiness) => new(
        nameof(SplitBrainTests.Rivals_make_one_chain_and_lose_nothing),
        () => Checks.Rivals(process => new SloppyWriter(process, sloppiness), silos: 3, faults: 20),
        () => Checks.Rivals(process => new SloppyWriter(process, Sloppiness.None), silos: 3, faults: 20));
}
