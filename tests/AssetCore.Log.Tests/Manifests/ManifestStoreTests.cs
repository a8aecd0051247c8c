using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Manifests;

public sealed class ManifestStoreTests
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(2);

    private readonly JumpingTime _time = new();
    private readonly MemoryLogStore _inner = new();
    private readonly Queue<StoreFault> _puts = new();
    private readonly FaultyLogStore _store;
    private readonly ManifestStore _manifests;
    private StoreFault _always;
    private int _putCalls;

    public ManifestStoreTests()
    {
        _store = new FaultyLogStore(_inner, Plan, _time);
        _manifests = new ManifestStore(_store, World, _time, s_callTimeout);
    }

    [Fact]
    public async Task There_is_none_until_somebody_writes_it()
    {
        Assert.Null(await _manifests.ReadAsync(Token));
        Assert.Null(await _manifests.LookAsync(Token));
        var update = await _manifests.UpdateAsync(_ => null, Token);
        Assert.Equal((null, false), (update.Manifest, update.HasChanged));
        Assert.Equal(StoreStatus.NotFound, (await _inner.StatAsync(BlobName.Manifest(World), Token)).Status);
    }

    [Theory]
    [InlineData(StoreFault.AnswerLost)]
    [InlineData(StoreFault.RequestLost)]
    [InlineData(StoreFault.Slow)]
    [InlineData(StoreFault.LandsLate)]
    public async Task A_put_without_an_answer_is_settled_by_reading_back_and_counts_once(StoreFault fault)
    {
        for (var holder = 1; holder <= 3; holder++)
        {
            _puts.Enqueue(fault);
            var update = await _manifests.UpdateAsync(Claim(holder), Token);
            Assert.True(update.HasChanged);
            Assert.Equal((holder, $"{holder}"), (update.Manifest!.Generation, update.Manifest.Holder));
        }

        await _store.DeliverAsync();
        Assert.Equal((3L, "3"), await StateAsync());
    }

    [Fact]
    public async Task A_late_put_does_not_land_on_another_writers_change()
    {
        await _manifests.UpdateAsync(Claim(1), Token);
        (_always, var late) = (StoreFault.LandsLate, Claim(2));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await _manifests.UpdateAsync(late, Token));
        _always = StoreFault.None;
        await _manifests.UpdateAsync(Claim(3), Token);
        await _store.DeliverAsync();
        Assert.Equal((2L, "3"), await StateAsync());
    }

    [Fact]
    public async Task Changes_made_at_once_all_stand()
    {
        await _manifests.UpdateAsync(Claim(1), Token);
        var direct = new ManifestStore(_inner, World, TimeProvider.System, s_callTimeout);
        var hash = new Hashes.Hash256([7, .. new byte[31]]);
        await Task.WhenAll(Enumerable.Range(1, 5).Select(batch => Task.Run(
            () => direct.UpdateAsync(
                found => found! with
                {
                    Checkpoints =
                    [
                        .. found.Checkpoints
                            .Add(new CheckpointRef(new(batch), new(batch), 1, hash))
                            .OrderByDescending(checkpoint => checkpoint.Batch),
                    ],
                },
                Token).AsTask(),
            Token)));
        var manifest = (await direct.ReadAsync(Token))!.Manifest;
        Assert.Equal((6L, 5, "1"), (manifest.Generation, manifest.Checkpoints.Length, manifest.Holder));
    }

    [Fact]
    public async Task A_store_that_refuses_is_told_at_once_and_one_that_is_down_after_a_few_attempts()
    {
        _always = StoreFault.NotSent;
        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await _manifests.UpdateAsync(Claim(1), Token));
        Assert.Equal(1, _putCalls);
        _always = StoreFault.RequestLost;
        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await _manifests.UpdateAsync(Claim(1), Token));
        Assert.InRange(_putCalls, 3, 10);
    }

    [Fact]
    public async Task A_manifest_that_does_not_verify_is_corruption_and_says_where()
    {
        await _manifests.UpdateAsync(Claim(1), Token);
        var name = BlobName.Manifest(World);
        var bytes = await BlobBytes.ReadAsync(_inner, name);
        bytes[10] ^= 1;
        await BlobBytes.ReplaceAsync(_inner, name, bytes);
        var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await _manifests.LookAsync(Token));
        Assert.Equal((name.Value, bytes.Length - 32L), (corrupt.Blob, corrupt.Offset));
        await Assert.ThrowsAsync<LogCorruptException>(async () => await _manifests.UpdateAsync(Claim(2), Token));
    }

    [Fact]
    public async Task Another_worlds_manifest_is_corruption()
    {
        var other = ManifestCodec.Encode(new WorldManifest { World = new WorldId(77) });
        await _inner.PutAsync(BlobName.Manifest(World), other, PutCondition.IfAbsent, Token);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await _manifests.ReadAsync(Token));
    }

    [Fact]
    public async Task A_manifest_of_another_world_is_not_written() => await Assert.ThrowsAsync<ArgumentException>(
        async () => await _manifests.UpdateAsync(_ => new WorldManifest { World = new WorldId(77) }, Token));

    // Answers null to a manifest that holds its change, as the contract asks for.
    private static Func<WorldManifest?, WorldManifest?> Claim(int holder) => found =>
        found?.Holder == $"{holder}"
            ? null
            : (found ?? new WorldManifest { World = World }) with { Epoch = new(holder), Holder = $"{holder}" };

    private async Task<(long Generation, string Holder)> StateAsync()
    {
        var manifest = (await new ManifestStore(_inner, World, _time, s_callTimeout).LookAsync(Token))!;
        return (manifest.Generation, manifest.Holder);
    }

    private StoreFault Plan(StoreVerb verb)
    {
        if (verb != StoreVerb.Put) return StoreFault.None;
        _putCalls++;
        return _puts.TryDequeue(out var fault) ? fault : _always;
    }
}
