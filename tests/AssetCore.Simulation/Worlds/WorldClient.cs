using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// Somebody who sends commits to one world, asks again under the same key until it knows what became of each, and knows
/// what the answers must be. It lives outside of all processes, and is the only one who writes to the world.
/// </summary>
internal sealed class WorldClient
{
    /// <summary>How often one call is repeated: far more than any single fault takes.</summary>
    public const int AttemptsMax = 60;

    private static readonly TimeSpan s_pauseMin = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_pauseMax = TimeSpan.FromSeconds(10);

    private readonly List<Wish> _wishes = [];

    public WorldClient(WorldId world, Witness witness, Ledger ledger) =>
        (World, Witness, Ledger) = (world, witness, ledger);

    public WorldId World { get; }

    public Witness Witness { get; }

    /// <summary>What the world must hold.</summary>
    public Ledger Ledger { get; private set; }

    /// <summary>The end of the last commit that was acknowledged.</summary>
    public WorldSeq Known { get; private set; }

    /// <summary>All that was ever wished for.</summary>
    public IReadOnlyList<Wish> Wishes => _wishes;

    /// <summary>Sends wishes in one call, and again whatever of them is open.</summary>
    public async Task SendAsync(IWorldWriter writer, params ImmutableArray<Wish> wishes)
    {
        foreach (var wish in wishes.Where(wish => !_wishes.Contains(wish))) _wishes.Add(wish);
        foreach (var wish in wishes.Where(wish => wish.IsUnderWay)) (wish.IsUnderWay, wish.MayStand) = (false, true);
        await UntilDoneAsync(writer.Process, async () =>
        {
            ImmutableArray<Wish> open = [.. wishes.Where(wish => !wish.IsSettled)];
            if (await PrepareAsync(writer, open) is not { } commits) return false;
            foreach (var wish in open) wish.IsUnderWay = true;
            var outcomes = await writer.CommitAsync(World, commits);
            for (var i = 0; i < open.Length; i++) await TakeAsync(open[i], outcomes[i]);
            return Array.TrueForAll([.. wishes], wish => wish.IsSettled);
        });
    }

    /// <summary>Asks for all that was committed once more: the receipts must be the same.</summary>
    public async Task AskAgainAsync(IWorldWriter writer)
    {
        var committed = _wishes.Where(wish => wish is { State: WishState.Committed, Reverses: null })
            .ToImmutableArray();
        var commits = committed.Select(PrepareOne).ToImmutableArray();
        await UntilDoneAsync(writer.Process, async () =>
        {
            var outcomes = await writer.CommitAsync(World, commits);
            if (outcomes.Any(outcome => outcome.Rejection is { } refusal && IsPassing(refusal))) return false;
            for (var i = 0; i < committed.Length; i++)
            {
                var (wish, again) = (committed[i], outcomes[i].Receipt);
                Checked.That(
                    again == wish.Receipt! with { IdempotentReplay = true },
                    $"{wish}, asked for again, has receipt {again} ({outcomes[i].Rejection}), not {wish.Receipt}");
            }

            return true;
        });
    }

    /// <summary>Holds what the client knows against the log.</summary>
    public async Task CheckAsync()
    {
        await Witness.ReadOnAsync();
        foreach (var wish in _wishes)
        {
            Checked.That(wish.IsSettled, $"{wish} was never settled");
            if (wish.State == WishState.Committed) CheckStands(wish);
            else Checked.That(Witness.Find(wish.Key) is null, $"{wish} stands in the log");
        }

        var committed = _wishes.Count(wish => wish.State == WishState.Committed);
        Checked.That(
            Witness.Count == committed, $"the log holds {Witness.Count} commits, {committed} were acknowledged");
    }

    /// <summary>Repeats until it is done, a bounded number of times.</summary>
    public static async Task UntilDoneAsync(
        SimulatedProcess process, Func<Task<bool>> attempt, TimeSpan? firstPause = null)
    {
        for (var attempts = 0; attempts < AttemptsMax; attempts++)
        {
            if (await attempt()) return;
            var pause = (firstPause ?? s_pauseMin) * (attempts + 1);
            await Task.Delay(pause < s_pauseMax ? pause : s_pauseMax, process.Time);
        }

        throw new BrokenPromiseException($"{process}: still not done after {AttemptsMax} attempts");
    }

    /// <summary>True for a refusal that passes, and that says nothing about the commit.</summary>
    /// <exception cref="BrokenPromiseException">No outage explains it.</exception>
    public static bool IsPassing(Rejection refusal)
    {
        Checked.That(
            refusal.Code is not (ErrorCode.InternalError or ErrorCode.LogCorrupt or ErrorCode.NamespaceNotFound),
            $"a client heard {refusal.Code}: {refusal.Detail}");
        return refusal.Code is ErrorCode.StorageUnavailable or ErrorCode.OutcomeUnknown or ErrorCode.WriterFenced
            or ErrorCode.Recovering or ErrorCode.Overloaded;
    }

    private async Task<ImmutableArray<PreparedCommit>?> PrepareAsync(IWorldWriter writer, ImmutableArray<Wish> open)
    {
        var commits = ImmutableArray.CreateBuilder<PreparedCommit>();
        foreach (var wish in open)
        {
            if (wish.Reverses is not { Receipt: { } reversed })
            {
                commits.Add(PrepareOne(wish));
                continue;
            }

            var request = new ReverseRequest
            {
                CommitId = reversed.CommitId,
                Reason = "to be tried",
                IdempotencyKey = wish.Key,
            };
            var (commit, refusal) = await writer.PrepareReverseAsync(World, request);
            if (refusal is not null && IsPassing(refusal)) return null;
            commits.Add(commit!);
        }

        return commits.ToImmutable();
    }

    private static PreparedCommit PrepareOne(Wish wish) =>
        PreparedCommit.Create(new CommitRequest { Operations = wish.Operations, IdempotencyKey = wish.Key });

    private async Task TakeAsync(Wish wish, CommitOutcome outcome)
    {
        wish.IsUnderWay = false;
        if (outcome.Receipt is { } receipt) await AcknowledgeAsync(wish, receipt);
        else if (!IsPassing(outcome.Rejection!)) Refuse(wish, outcome.Rejection!);
        else if (outcome.Rejection!.Code == ErrorCode.OutcomeUnknown) wish.MayStand = true;
        else if (wish is { GivesUp: true, MayStand: false }) wish.State = WishState.GivenUp;
    }

    private async Task AcknowledgeAsync(Wish wish, CommitReceipt receipt)
    {
        Checked.That(!receipt.IdempotentReplay || wish.MayStand, $"{wish} is told to have happened before");
        (Ledger, var refusal) = Judge(wish);
        Checked.That(refusal is null, $"{wish} was committed; it must be refused with {refusal}");
        (wish.State, wish.Receipt) = (WishState.Committed, receipt with { IdempotentReplay = false });
        Checked.That(receipt.WorldSeqStart > Known, $"{wish} stands before what was acknowledged earlier");
        Known = receipt.WorldSeqEnd;
        await Witness.ReadOnAsync();
        CheckStands(wish);
    }

    private void Refuse(Wish wish, Rejection refusal)
    {
        var (_, expected) = Judge(wish);
        Checked.That(refusal.Code == expected, $"{wish} was refused with {refusal}; it must be {expected}");
        wish.State = WishState.Refused;
    }

    private (Ledger After, ErrorCode? Refusal) Judge(Wish wish) => wish.Reverses is { } reversed
        ? Ledger.Reverse(reversed.Receipt!.CommitId, (TransferFungible)reversed.Operations[0])
        : Ledger.Apply(wish.Operations);

    private void CheckStands(Wish wish)
    {
        var (place, receipt) = (Witness.Find(wish.Key), wish.Receipt!);
        Checked.That(
            place == (receipt.WorldSeqStart, receipt.WorldSeqEnd),
            $"{wish} was acknowledged as {receipt}; it is at {place}");
    }
}
