using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Writing;

/// <summary>How a writer proves that the world is still its own before it answers without appending.</summary>
public sealed class ConfirmationTests
{
    private readonly JumpingTime _time = new();
    private readonly MemoryLogStore _inner = new();
    private readonly FaultyLogStore _store;
    private readonly TestWriters _writers;
    private bool _isDown;

    public ConfirmationTests()
    {
        _writers = new TestWriters(_time);
        _store = new FaultyLogStore(_inner, _ => _isDown ? StoreFault.RequestLost : StoreFault.None, _time);
    }

    [Fact]
    public async Task An_owner_is_confirmed_and_then_not_due_for_a_while()
    {
        await using var log = await _writers.OpenAsync(_store);
        Assert.True(log.IsConfirmationDue);
        Assert.Null(await log.ConfirmAsync(Token));
        Assert.False(log.IsConfirmationDue);
        _time.Advance(_writers.Options.OwnershipAgeMax + TimeSpan.FromMilliseconds(1));
        Assert.True(log.IsConfirmationDue);
        await LandAsync(log, 1);
        Assert.False(log.IsConfirmationDue);
    }

    [Fact]
    public async Task A_confirmation_writes_nothing()
    {
        await using var log = await _writers.OpenAsync(_store);
        Assert.Null(await log.ConfirmAsync(Token));
        await foreach (var blob in _inner.ListAsync("worlds/", Token)) Assert.Fail($"{blob.Name} was written");
    }

    [Fact]
    public async Task An_owner_that_was_replaced_is_fenced_before_the_other_has_written_a_frame()
    {
        await using var old = await _writers.OpenAsync(_store);
        await LandAsync(old, 1);
        var refusing = new FaultyLogStore(
            _inner, verb => verb == StoreVerb.Append ? StoreFault.NotSent : StoreFault.None, _time);
        await using var fresh = await _writers.OpenAsync(refusing);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(fresh, 2));
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await old.ConfirmAsync(Token));
        Assert.Equal((new Epoch(1), new Epoch(2), "writer 2"), (fenced.Expected, fenced.Found, fenced.Holder));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await old.ConfirmAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await AppendAsync(old, 3));
    }

    [Fact]
    public async Task A_writer_that_has_not_written_yet_learns_what_landed_meanwhile()
    {
        await using var old = await _writers.OpenAsync(_store);
        var first = await LandAsync(old, 1);
        await using var late = await _writers.OpenAsync(_store);
        var second = await LandAsync(old, 2);
        var behind = Assert.IsType<AppendOutcome.Behind>(await late.ConfirmAsync(Token));
        AssertSame([second], behind.Landed);
        Assert.Null(await late.ConfirmAsync(Token));
        Assert.Equal(old.Head, late.Head);
        AssertSame([first, second, await LandAsync(late, 3)], await ReadAllAsync(_inner));
    }

    [Fact]
    public async Task A_writer_that_opened_before_another_claimed_is_not_confirmed()
    {
        await using var idle = await _writers.OpenAsync(_store);
        await using var other = await _writers.OpenAsync(_store);
        await LandAsync(other, 1);
        var fenced = Assert.IsType<AppendOutcome.Fenced>(await idle.ConfirmAsync(Token));
        Assert.Equal("writer 2", fenced.Holder);
    }

    [Fact]
    public async Task A_store_that_is_down_confirms_nothing_and_ends_nobody()
    {
        await using var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1);
        _time.Advance(TimeSpan.FromMinutes(1));
        _isDown = true;
        Assert.IsType<AppendOutcome.Refused>(await log.ConfirmAsync(Token));
        Assert.True(log.IsConfirmationDue);
        _isDown = false;
        Assert.Null(await log.ConfirmAsync(Token));
        await LandAsync(log, 2);
    }
}
