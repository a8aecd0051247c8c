using AssetCore.Log.Files;
using AssetCore.Log.Tests.Writing;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Files;

/// <summary>A store of files on a disk that does not do all that it is asked to, in a folder of its own.</summary>
/// <typeparam name="TDisk">The disk.</typeparam>
internal sealed class DiskTrial<TDisk> : IDisposable
    where TDisk : FileCalls, new()
{
    private readonly TemporaryFolder _folder = new();

    public DiskTrial() => Store = new FileLogStore(_folder.Path, Disk);

    /// <summary>The disk.</summary>
    public TDisk Disk { get; } = new();

    /// <summary>The store on it.</summary>
    public FileLogStore Store { get; }

    /// <summary>Opens writers of the store.</summary>
    public TestWriters Writers { get; } = new(new JumpingTime());

    /// <summary>Where the files are.</summary>
    public string Folder => _folder.Path;

    public void Dispose() => _folder.Dispose();
}
