using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Stores;

public sealed class FileLogStoreTests : LogStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override ValueTask<ILogStore> CreateStoreAsync() => new(new FileLogStore(_folder.Path));

    protected override ValueTask DisposeStoreAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
