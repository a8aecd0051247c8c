using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Writing;

/// <summary>Who owns a world: what writers make of its manifest.</summary>
public sealed class ClaimTests
{
    private readonly JumpingTime _time = new();
    private readonly MemoryLogStore _inner = new();
    private readonly Queue<(StoreVerb Verb, StoreFault Fault)> _script = new();
    private readonly FaultyLogStore _store;
    private readonly TestWriters _writers;
    private readonly ManifestStore _manifests;
    private StoreVerb? _down;

    public ClaimTests()
    {
        _writers = new TestWriters(_time, new WorldLogOptions
        {
            SegmentAppendsMax = 3,
            AppendTimeout = TimeSpan.FromSeconds(30),
        });
        _store = new FaultyLogStore(_inner, Plan, _time);
        _manifests = new ManifestStore(_inner, World, _time, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_epoch_is_claimed_in_the_manifest_before_the_first_frame()
    {
        await using var log = await _writers.OpenAsync(_store);
        _script.Enqueue((StoreVerb.Append, StoreFault.NotSent));
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 1));
        var manifest = await LookAsync();
        Assert.Equal((new Epoch(1), "writer 1", "tests"), (manifest.Epoch, manifest.Holder, manifest.ClusterId));
        Assert.Empty(await ReadAllAsync(_inner));

        // The claim is made once.
        await LandAsync(log, 2);
        await LandAsync(log, 3);
        Assert.Equal(1, (await LookAsync()).Generation);
    }

    [Fact]
    public async Task A_manifest_out_of_reach_refuses_the_batch_and_the_writer_goes_on_later()
    {
        await using var log = await _writers.OpenAsync(_store);
        _down = StoreVerb.Put;
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 1));
        _down = null;
        var landed = await LandAsync(log, 2);
        AssertSame([landed], await ReadAllAsync(_inner));
    }

    [Theory]
    [InlineData(StoreFault.AnswerLost)]
    [InlineData(StoreFault.RequestLost)]
    [InlineData(StoreFault.Slow)]
    [InlineData(StoreFault.LandsLate)]
    public async Task A_claim_without_an_answer_is_found_out_and_made_once(StoreFault fault)
    {
        await using var log = await _writers.OpenAsync(_store);
        _script.Enqueue((StoreVerb.Put, fault));
        var landed = await LandAsync(log, 1);
        await _store.DeliverAsync();
        Assert.Empty(_script);
        Assert.Equal((1L, new Epoch(1)), ((await LookAsync()).Generation, landed.Header.Epoch));
    }

    [Fact]
    public async Task A_claim_that_landed_after_its_writer_gave_up_is_its_own_at_the_next_append()
    {
        await using var log = await _writers.OpenAsync(_store);
        _down = StoreVerb.Put;
        _downFault = StoreFault.LandsLate;
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 1));
        _down = null;
        await _store.DeliverAsync();
        var landed = await LandAsync(log, 2);
        Assert.Equal((1L, new Epoch(1)), ((await LookAsync()).Generation, landed.Header.Epoch));
    }

    [Fact]
    public async Task An_epoch_that_was_claimed_and_never_written_is_not_used_again()
    {
        await using (var log = await _writers.OpenAsync(_store))
        {
            _script.Enqueue((StoreVerb.Append, StoreFault.NotSent));
            Assert.IsType<AppendOutcome.Refused>(await AppendAsync(log, 1));
        }

        await using var next = await _writers.OpenAsync(_store);
        Assert.Equal(new Epoch(2), (await LandAsync(next, 2)).Header.Epoch);
    }

    [Fact]
    public async Task A_fenced_writer_names_who_took_over_and_its_cluster()
    {
        await using var old = await _writers.OpenAsync(_store);
        await LandAsync(old, 1);
        await using var fresh = await _writers.OpenAsync(_store);
        await LandAsync(fresh, 2);
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(old, 3));
        Assert.Equal(("tests", "writer 2"), (fenced.ClusterId, fenced.Holder));
    }

    [Fact]
    public async Task A_writer_is_fenced_without_a_name_if_the_manifest_cannot_be_read()
    {
        await using var old = await _writers.OpenAsync(_store);
        await LandAsync(old, 1);
        await using var fresh = await _writers.OpenAsync(_inner);
        await LandAsync(fresh, 2);
        _isManifestUnreadable = true;
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(old, 3));
        Assert.Equal((null, new Epoch(2)), (fenced.Holder, fenced.Found));
    }

    [Fact]
    public async Task A_writer_that_opened_before_another_claimed_gives_way()
    {
        await using var one = await _writers.OpenAsync(_store);
        await using var other = await _writers.OpenAsync(_store);
        _script.Enqueue((StoreVerb.Append, StoreFault.NotSent));
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(one, 1));

        // Nothing is in the log, and yet the world has an owner.
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(other, 2));
        Assert.Equal(("writer 1", new Epoch(1)), (fenced.Holder, fenced.Found));
        Assert.Equal((1L, "writer 1"), ((await LookAsync()).Generation, (await LookAsync()).Holder));
    }

    [Fact]
    public async Task A_roll_records_what_is_durable_and_finds_out_about_another_claim()
    {
        await using var log = await _writers.OpenAsync(_store);
        for (var i = 0; i < 4; i++) await LandAsync(log, i);
        var bound = (await LookAsync()).Bound;
        Assert.Equal((new BatchNumber(3), new Epoch(1)), (bound.Batch, bound.Epoch));
        await LandAsync(log, 5);
        await LandAsync(log, 6);

        await _manifests.UpdateAsync(found => found! with { Epoch = new(2), Nonce = new(99), Holder = "rival" }, Token);
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(log, 7));
        Assert.Equal("rival", fenced.Holder);
    }

    [Theory]
    [InlineData(StoreFault.AnswerLost)]
    [InlineData(StoreFault.RequestLost)]
    [InlineData(StoreFault.LandsLate)]
    public async Task A_roll_goes_on_through_a_manifest_put_without_an_answer(StoreFault fault)
    {
        await using var log = await _writers.OpenAsync(_store);
        for (var i = 0; i < 3; i++) await LandAsync(log, i);
        _script.Enqueue((StoreVerb.Put, fault));
        await LandAsync(log, 4);
        await _store.DeliverAsync();
        Assert.Empty(_script);
        Assert.Equal((2L, new BatchNumber(3)), ((await LookAsync()).Generation, (await LookAsync()).Bound.Batch));
    }

    [Fact]
    public async Task A_manifest_that_vanished_under_its_writer_is_corruption()
    {
        await using var log = await _writers.OpenAsync(_store);
        for (var i = 0; i < 3; i++) await LandAsync(log, i);
        await _inner.DeleteAsync(BlobName.Manifest(World), Token);
        var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await AppendAsync(log, 4));
        Assert.Equal(BlobName.Manifest(World).Value, corrupt.Blob);
    }

    [Fact]
    public async Task A_manifest_that_does_not_verify_stops_the_opening()
    {
        await using (var log = await _writers.OpenAsync(_store)) await LandAsync(log, 1);
        var bytes = await BlobBytes.ReadAsync(_inner, BlobName.Manifest(World));
        bytes[^1] ^= 1;
        await BlobBytes.ReplaceAsync(_inner, BlobName.Manifest(World), bytes);
        var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
        Assert.Equal(BlobName.Manifest(World).Value, corrupt.Blob);
    }

    [Fact]
    public async Task A_manifest_that_was_set_back_harms_nobody()
    {
        var written = new List<BatchFrame>();
        await using var first = await _writers.OpenAsync(_store);
        written.Add(await LandAsync(first, 1));
        var older = await BlobBytes.ReadAsync(_inner, BlobName.Manifest(World));
        await using var second = await _writers.OpenAsync(_store);
        written.Add(await LandAsync(second, 2));
        await BlobBytes.ReplaceAsync(_inner, BlobName.Manifest(World), older);

        // The old writer does not come back to life, and the new one makes its claim again when it rolls.
        Assert.Null(await second.ConfirmAsync(Token));
        Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(first, 3));
        for (var i = 4; i < 7; i++) written.Add(await LandAsync(second, i));
        Assert.Equal((new Epoch(2), "writer 2"), ((await LookAsync()).Epoch, (await LookAsync()).Holder));

        await BlobBytes.ReplaceAsync(_inner, BlobName.Manifest(World), older);
        await using var third = await _writers.OpenAsync(_store);
        written.Add(await LandAsync(third, 8));
        Assert.Equal(new Epoch(3), written[^1].Header.Epoch);
        Assert.IsType<AppendOutcome.Fenced>(await AppendAsync(second, 9));
        AssertSame(written, await ReadAllAsync(_inner));
    }

    [Fact]
    public async Task A_purged_world_cannot_be_opened_nor_claimed()
    {
        await using var log = await _writers.OpenAsync(_store);
        await _manifests.UpdateAsync(_ => new WorldManifest { World = World, Purge = new(1, "asked for") }, Token);
        await Assert.ThrowsAsync<WorldPurgedException>(async () => await _writers.OpenAsync(_store));
        await Assert.ThrowsAsync<WorldPurgedException>(async () => await AppendAsync(log, 1));
    }

    private StoreFault _downFault = StoreFault.NotSent;
    private bool _isManifestUnreadable;

    private async Task<WorldManifest> LookAsync() => (await _manifests.LookAsync(Token))!;

    private StoreFault Plan(StoreVerb verb)
    {
        if (_script.TryPeek(out var next) && next.Verb == verb) return _script.Dequeue().Fault;
        if (_isManifestUnreadable && verb == StoreVerb.Read && _reads++ > 0) return StoreFault.RequestLost;
        return verb == _down ? _downFault : StoreFault.None;
    }

    private int _reads;
}
