using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Writing;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Recovery.Tests.Support;
using AssetCore.Recovery.Verification;
using AssetCore.Testing.Generators;

namespace AssetCore.Recovery.Tests.Verification;

public sealed class RejudgeTests
{
    private static readonly VerifyOptions s_rejudge = new() { Rejudge = true };
    private static readonly ContainerId s_vault = new("vault");
    private static readonly ClassId s_gold = new("gold");

    private readonly MemoryLogStore _store = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_commits_are_judged_again_to_the_very_same_bytes(ulong seed)
    {
        await using var world = await LivedWorld.OpenAsync(_store);
        var generator = new CommitGenerator(new SeededChoices(seed));
        var committed = 0;
        for (var batch = 0; batch < 60; batch++)
        {
            world.Engine.BeginBatch(2_000 + (batch * 1_000));
            for (var i = 0; i < 20; i++) committed += TryCommit(world, generator, batch, i);
            if (world.Engine.HasCommits) await world.LandAsync();
            else world.Engine.Accept();
        }

        var report = await Verify.WorldAsync(_store, options: s_rejudge);

        Assert.Empty(report.Findings);
        Assert.Equal(report.Batches, report.Rejudged);
        Assert.True(committed > 30, $"{committed} commits");
    }

    [Fact]
    public async Task Releases_state_changes_notes_and_reversals_are_judged_again()
    {
        await using var world = await LivedWorld.OpenAsync(_store);
        await world.CommitAsync(Beginning());
        var reversible = await FirstCommitOfLastBatchAsync();
        await world.CommitAsync([new HoldFungible(new HoldId("h"), s_vault, s_gold, null, One, null, 5_000)]);
        await world.SetLimitsAsync(77, "fewer keys");
        world.Engine.BeginBatch(9_000);
        world.Engine.ExecuteDirective(new WorldDirective.Note { Reason = "something was done" });
        await world.LandAsync();
        world.Engine.BeginBatch(10_000);
        var refused = new CommitRequest
        {
            IdempotencyKey = "refused",
            Operations = [new RemoveContainer(new ContainerId("nowhere"), false)],
        };
        Assert.False(world.Engine.Execute(PreparedCommit.Create(refused)).IsCommitted);
        var reversal = new ReverseRequest { CommitId = reversible.Id, Reason = "wrong", IdempotencyKey = "undo" };
        var outcome = world.Engine.Execute(PreparedCommit.CreateReverse(reversal.ToCommit(), reversible.Commit));
        Assert.True(outcome.IsCommitted, outcome.Rejection?.Detail);
        await world.LandAsync();
        var report = await Verify.WorldAsync(_store, options: s_rejudge);

        Assert.Empty(report.Findings);
        Assert.Equal(report.Batches, report.Rejudged);
    }

    [Fact]
    public async Task A_batch_that_the_rules_do_not_come_to_is_found_though_the_log_verifies()
    {
        await using var world = await LivedWorld.OpenAsync(_store);
        await world.CommitAsync(Beginning());
        await ForgeAsync(world, _store);
        var plain = await Verify.WorldAsync(_store);
        var report = await Verify.WorldAsync(_store, options: s_rejudge);

        Assert.Empty(plain.Findings);
        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Rejudge, 3L), (finding.Kind, finding.Batch!.Value.Value));
        Assert.Contains("other events", finding.Reason, StringComparison.Ordinal);
        Assert.Equal(report.Batches - 1, report.Rejudged);
    }

    private static DecimalQuantity One => DecimalQuantity.FromInteger(1);

    private static Operation[] Beginning() =>
    [
        new RegisterClass(s_gold, "Gold", 0, null),
        new CreateContainer(s_vault, new ContainerKind.Balance(Scale.Whole), null, null, null),
        new AddFungible(s_gold, null, DecimalQuantity.FromInteger(1_000), new Location.Balance(s_vault)),
    ];

    private static int TryCommit(LivedWorld world, CommitGenerator generator, int batch, int i)
    {
        try
        {
            if (world.Engine.IsOfReleasesAlone) return 0;
            var request = generator.Next(WorldView.Empty) with { ExpectedWorldSeq = null, FirstSentWorldSeq = null };
            request = request with { IdempotencyKey = request.IdempotencyKey ?? $"key-{batch}-{i}" };
            return world.Engine.Execute(PreparedCommit.Create(request)).IsCommitted ? 1 : 0;
        }
        catch (ArgumentException)
        {
            // One of the requests that are not well formed on purpose: no gateway would let it through.
            return 0;
        }
    }

    /// <summary>Lets the request say one thing and the events another, with every sum right.</summary>
    private static async Task ForgeAsync(LivedWorld world, MemoryLogStore store)
    {
        world.Engine.BeginBatch(3_000);
        var said = PreparedCommit.Create(Request("said", 1));
        Assert.True(world.Engine.Execute(PreparedCommit.Create(Request("said", 2))).IsCommitted);
        var content = world.Engine.Seal();
        var payload = Forge(content, said);

        // A forger who can replay knows the state hash that the forged batch has to state.
        var state = await LivedWorld.ReplayAsync(store);
        var header = new FrameHeader
        {
            Batch = state.Batch.Next,
            FirstWorldSeq = content.FirstWorldSeq,
            LastWorldSeq = content.LastWorldSeq,
            TimeMs = content.TimeMs,
        };
        Replayer.Apply(state, header, payload.Span);
        var batch = new SealedBatch(
            content.FirstWorldSeq, content.LastWorldSeq, 1, content.TimeMs, state.StateHash, payload.Written);
        Assert.IsType<AppendOutcome.Durable>(await world.Log.AppendAsync(batch, default));
    }

    private static EncodingBuffer Forge(in BatchContent content, PreparedCommit said)
    {
        var made = new BatchReader(content.Payload.Span, content.FirstWorldSeq);
        Assert.True(made.MoveNext());
        var payload = new EncodingBuffer();
        BatchCodec.WriteCommit(payload, new CommitRecord
        {
            KeyDigest = said.KeyDigest,
            RequestDigest = said.RequestDigest,
            WorldSeqStart = made.Current.WorldSeqStart,
            WorldSeqEnd = made.Current.WorldSeqEnd,
            Canonical = said.Canonical.Span,
            EventCounts = made.Current.EventCounts,
            Events = made.Current.Events,
        });
        return payload;
    }

    private static CommitRequest Request(string key, long quantity) => new()
    {
        IdempotencyKey = key,
        Operations =
        [
            new AddFungible(
                s_gold, null, DecimalQuantity.FromInteger(quantity), new Location.Balance(s_vault)),
        ],
    };

    private async Task<(CommitId Id, ReversedCommit Commit)> FirstCommitOfLastBatchAsync()
    {
        (CommitId Id, ReversedCommit Commit)? found = null;
        var log = new WorldLogReader(_store, LivedWorld.Id);
        await foreach (var frame in log.ReadAsync(new BatchNumber(1), default)) found = FirstOf(frame);
        return found!.Value;
    }

    private static (CommitId Id, ReversedCommit Commit) FirstOf(BatchFrame frame)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        Assert.True(reader.MoveNext());
        var commit = reader.Current;
        var reversed = new ReversedCommit(
            commit.WorldSeqStart, commit.WorldSeqEnd, commit.IsOfWorld, commit.Events.ToArray());
        return (commit.CommitId, reversed);
    }
}
