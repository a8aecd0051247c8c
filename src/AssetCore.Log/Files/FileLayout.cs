using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Files;

/// <summary>
/// Where blobs and their companions stand below the root. A companion's name holds a tilde, which no blob's name can;
/// the lock files of a world keep their plain names, which no blob may have.
/// </summary>
/// <param name="root">The folder that holds everything; need not exist yet.</param>
internal sealed class FileLayout(string root)
{
    private const string LockName = "writer.lock";
    private const string HolderName = "writer.holder";

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Held while a blob is replaced under a condition.</summary>
    public string PutLock => Path.Combine(Root, "~put.lock");

    /// <summary>Where keys stand, which nobody but the owner of the files may read.</summary>
    public string PrivateFolder => Path.Combine(Root, "subjects");

    /// <summary>True for what stands in the private folder, and for that itself.</summary>
    public bool IsPrivate(string path) =>
        path == PrivateFolder || path.StartsWith(PrivateFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    public string PathOf(BlobName name)
    {
        var file = name.Value.AsSpan(name.Value.LastIndexOf('/') + 1);
        if (file is LockName or HolderName) throw new ArgumentException($"{name} is the name of a lock.", nameof(name));
        return Path.Combine(Root, name.Value);
    }

    public string FolderOf(WorldId world) => Path.Combine(Root, BlobName.WorldPrefix(world));

    public string LogFolderOf(WorldId world) => Path.Combine(Root, BlobName.LogPrefix(world));

    public string LockOf(WorldId world) => Path.Combine(FolderOf(world), LockName);

    public string HolderOf(WorldId world) => Path.Combine(FolderOf(world), HolderName);

    /// <summary>Blobs below a prefix, in ordinal order of their names, with their paths.</summary>
    public IEnumerable<(BlobName Name, string Path)> List(string prefix)
    {
        var folder = Path.Combine(Root, prefix[..(prefix.LastIndexOf('/') + 1)]);
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Name: NameOf(path), Path: path))
            .Where(file => file.Name.StartsWith(prefix, StringComparison.Ordinal) && IsBlob(file.Name))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => (new BlobName(file.Name), file.Path));
    }

    private string NameOf(string path) =>
        Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsBlob(string name) =>
        BlobName.IsWellFormed(name) && Path.GetFileName(name) is not (LockName or HolderName);
}
