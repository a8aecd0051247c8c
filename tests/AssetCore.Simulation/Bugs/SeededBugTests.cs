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
    private static readonly Dictionary<string, SeededBug> s_bugs = new(StringComparer.Ordinal)
    {
        // The product with one method changed.
        ["a replaced writer acknowledges"] =
            Mutant(RivalsTest, nameof(Checks.HurriedRivals), Journal("End") with { First = "Fenced" }),
        ["a refused batch is not undone"] = Mutant(
            RivalsTest,
            nameof(Checks.HurriedRivals),
            new("AssetCore.Engine", "AssetCore.Engine.Transactions.WorldEngine", "RollBack")),
        ["keys are not looked up"] = Mutant(
            RivalsTest,
            nameof(Checks.HurriedRivals),
            new("AssetCore.Engine", "AssetCore.Engine.Transactions.IdempotencyTable", "TryFind")),
        ["an append without an answer counts as done"] =
            Mutant(RivalsTest, nameof(Checks.HurriedRivals), Refusal("Disputed")),
        ["an append without an answer counts as not done"] = Mutant(
            nameof(Checks.UnheardAppend),
            nameof(Checks.UnheardAppend),
            Refusal("Disputed") with { Becomes = "StorageUnavailable" }),
        ["nobody looks who has claimed the world"] = Mutant(
            nameof(Checks.RefusalsOfTheReplaced),
            nameof(Checks.RefusalsOfTheReplaced),
            new("AssetCore.Log", "AssetCore.Log.Writing.WriterClaim", "IsRival")),
        ["the chain is not checked"] = Mutant(
            nameof(Checks.SplicedSegment),
            nameof(Checks.SplicedSegment),
            new("AssetCore.Log", "AssetCore.Log.Reading.ChainTip", "FaultOf")),
        ["the end is not held against the manifest"] = Mutant(
            nameof(Checks.ShortenedLog),
            nameof(Checks.ShortenedLog),
            new("AssetCore.Log", "AssetCore.Log.Reading.BoundCheck", "FaultAtEnd")),

        // The product as it is, on a store that lacks what a defence relies on.
        ["append positions are ignored"] = Rivals(store => new AppendsAnywhere(store)),
        ["the epoch is not raised"] = Rivals(store => new RaisesNoEpoch(store)),
        ["acknowledged before the append"] = Tale(StoreMedium.Blobs, Decree.Go, store => new AppendsLater(store)),
        ["a failed flush is believed the second time"] =
            Tale(StoreMedium.Files, StepFault.AnswerLost, store => new FlushesAgain(store)),
        ["a roll without the seal"] = OnStore(
            nameof(Checks.RolledSegments), Checks.RolledSegments, store => new SealsNothing(store)),
        ["a cut-off without the seal"] = OnStore(
            nameof(Checks.TakeoverOfTheSwift), Checks.TakeoverOfTheSwift, store => new SealsNothing(store)),
        ["the manifest is put without If-Match"] = OnStore(
            nameof(Checks.ManifestChanges), Checks.ManifestChanges, store => new PutsBlindly(store)),
        ["a pack is verified from a cache"] = OnStore(
            nameof(Checks.PackedHistory), Checks.PackedHistory, store => new ReadsItsOwnCache(store)),

        // An option; and two where no single place of the product can be taken away without another finding it: a
        // taker of checkpoints that these tests made, and a store that does not show the frame in question.
        ["a replaced writer answers refusals"] = new(
            nameof(Checks.RefusalsOfTheReplaced),
            () => Checks.RefusalsOfTheReplaced(ownershipHours: 1),
            () => Checks.RefusalsOfTheReplaced()),
        ["a checkpoint without keys"] = new(
            nameof(Checks.KeysAfterRestart),
            () => Checks.KeysAfterRestart(Checks.TakeWithoutKeysAsync),
            () => Checks.KeysAfterRestart(Upkeep.TakeCheckpointAsync)),
        ["the last batch is not verified"] = new(
            nameof(Checks.LastBatch),
            () => Checks.LastBatch((store, segment, end) => new HidesTheEnd(store, segment, end)),
            () => Checks.LastBatch((store, _, _) => store)),
    };

    private const string RivalsTest = nameof(SplitBrainTests.Rivals_make_one_chain_and_lose_nothing);

    public static TheoryData<string, string> Bugs => new(s_bugs.Select(bug => (bug.Key, bug.Value.CaughtBy)));

    [Theory]
    [MemberData(nameof(Bugs))]
    public void Every_seeded_bug_is_caught(string bug, string by)
    {
        var (caughtBy, with, without) = s_bugs[bug];
        Assert.Equal(by, caughtBy);
        without();
        var caught = Record.Exception(with);

        // By name: a mutated product has types of its own.
        Assert.True(
            caught?.GetType().Name is nameof(BrokenPromiseException) or nameof(ScenarioFailedException),
            $"'{bug}' is not caught by {by}: {caught}");
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

    private static SeededBug OnStore(
        string caughtBy, Action<Func<ILogStore, ILogStore>> check, Func<ILogStore, ILogStore> wrap) =>
        new(caughtBy, () => check(wrap), () => check(store => store));

    private static SeededBug Mutant(string caughtBy, string check, Mutation mutation) => new(
        caughtBy, () => new MutatedProduct(mutation).Run(check), () => new MutatedProduct(null).Run(check));

    private static Mutation Journal(string method) =>
        new("AssetCore.Grains", "AssetCore.Grains.Worlds.WorldJournal", method);

    private static Mutation Refusal(string method) =>
        new("AssetCore.Grains", "AssetCore.Grains.Commits.Refusals", method);
}
