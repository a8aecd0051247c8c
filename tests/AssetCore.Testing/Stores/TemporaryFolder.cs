namespace AssetCore.Testing.Stores;

/// <summary>A folder of its own, removed at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("assetcore-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
