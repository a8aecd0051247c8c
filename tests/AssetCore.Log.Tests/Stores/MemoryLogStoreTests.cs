using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores.Conformance;

namespace AssetCore.Log.Tests.Stores;

public sealed class MemoryLogStoreTests : LogStoreConformance
{
    [Fact]
    public async Task A_blob_takes_as_many_appends_as_an_Azure_append_blob()
    {
        await CreateAsync(Segment);
        for (var i = 0; i < LogStoreLimits.AppendsPerBlobMax; i++) await AppendAsync(Segment, i, [1]);
        var answer = await Store.AppendAsync(Segment, LogStoreLimits.AppendsPerBlobMax, new byte[] { 1 }, Token);
        Assert.Equal(StoreStatus.Refused, answer.Status);
    }

    protected override ValueTask<ILogStore> CreateStoreAsync() => new(new MemoryLogStore());

    protected override ValueTask DisposeStoreAsync() => ValueTask.CompletedTask;
}
