using AssetCore.Testing.Stores;
using AssetCore.Testing.Verifier;

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>Copies of one store, each with one change, for one run of the verifier over all of them.</summary>
internal sealed class StoreVariants : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _count;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store that is copied.</summary>
    public string Original => Path.Combine(_folder.Path, "original");

    /// <summary>Where another store can stand.</summary>
    public string Other => Path.Combine(_folder.Path, "other");

    public void Dispose() => _folder.Dispose();

    /// <summary>A folder for one more store.</summary>
    public string Add() => Path.Combine(_folder.Path, "variants", $"{_count++:D5}");

    /// <summary>Copies the store, and changes the copy.</summary>
    /// <param name="change">Takes the folder of the copy.</param>
    public void Add(Action<string> change) => change(LogFolder.Copy(Original, Add()));

    /// <summary>Flips a bit in every so many bytes of a file, each in a copy of its own.</summary>
    /// <param name="file">The file, in the original.</param>
    /// <param name="from">The first byte.</param>
    /// <param name="stride">Bytes from one to the next.</param>
    public void Flip(string file, int from, int stride)
    {
        var size = new FileInfo(file).Length;
        for (var at = from; at < size; at += stride) Flip(file, at);
    }

    /// <summary>Cuts a file short at every so many bytes, each in a copy of its own.</summary>
    /// <param name="file">The file, in the original.</param>
    /// <param name="stride">Bytes from one to the next.</param>
    public void Cut(string file, int stride)
    {
        var size = new FileInfo(file).Length;
        for (var length = 0; length < size; length += stride)
        {
            var end = length;
            Add(root => File.WriteAllBytes(In(root, file), File.ReadAllBytes(In(root, file))[..end]));
        }
    }

    /// <summary>The file of a copy that stands where one of the original does.</summary>
    /// <param name="root">The folder of the copy.</param>
    /// <param name="file">The file, in the original.</param>
    public string In(string root, string file) => Path.Combine(root, Path.GetRelativePath(Original, file));

    /// <summary>Every copy is broken.</summary>
    /// <param name="world">The world that is looked at.</param>
    public async Task AssertBrokenAsync(long world = 1)
    {
        foreach (var (variant, report) in (await VerifyAsync(world)).Index())
            Assert.True(report.Status == "broken", $"variant {variant}: {report.Status} {report.Fault}");
    }

    /// <summary>No copy is whole.</summary>
    public async Task AssertNotWholeAsync()
    {
        foreach (var (variant, report) in (await VerifyAsync()).Index())
            Assert.True(report.Status is "broken" or "unreadable", $"variant {variant} is whole");
    }

    /// <summary>The reports of all copies, in the order in which they were made.</summary>
    /// <param name="world">The world that is looked at.</param>
    public async Task<IReadOnlyList<VerifierReport>> VerifyAsync(long world = 1)
    {
        var roots = Enumerable.Range(0, _count).Select(at => Path.Combine(_folder.Path, "variants", $"{at:D5}"));
        var reports = await PythonVerifier.VerifyAsync(world, roots, Token);
        Assert.Equal(_count, reports.Count);
        Assert.NotEmpty(reports);
        return reports;
    }

    private void Flip(string file, int at) => Add(root =>
    {
        var content = File.ReadAllBytes(In(root, file));
        content[at] ^= (byte)(1 << (at % 8));
        File.WriteAllBytes(In(root, file), content);
    });
}
