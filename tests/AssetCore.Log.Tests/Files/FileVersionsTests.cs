using AssetCore.Log.Files;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Files;

public sealed class FileVersionsTests : IDisposable
{
    private static readonly DateTime s_longAgo = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly FileVersions _versions = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("00000000000000000001.pack", true)]
    [InlineData("00000000000000000001.ckpt", true)]
    [InlineData("manifest", false)]
    public void Only_a_published_file_that_has_not_been_written_since_is_not_read_again(string name, bool isRemembered)
    {
        var path = Write(name, [1, 2, 3], s_longAgo);
        var first = _versions.Of(path);
        Assert.Equal(FilePuts.ETagOf(path), first);

        // Other bytes, with the time of before: what nobody does but this test, to see whether they are read.
        Write(name, [3, 2, 1], s_longAgo);
        Assert.Equal(isRemembered, _versions.Of(path) == first);
        Assert.Equal(FilePuts.ETagOf(path), _versions.OfAnew(path));
        Assert.Equal(FilePuts.ETagOf(path), _versions.Of(path));
    }

    [Fact]
    public void A_file_that_was_written_or_grew_since_is_read_again()
    {
        var path = Write("1.pack", [1, 2, 3], s_longAgo);
        _versions.Of(path);
        Write("1.pack", [3, 2, 1], s_longAgo.AddSeconds(1));
        Assert.Equal(FilePuts.ETagOf(path), _versions.Of(path));
        Write("1.pack", [3, 2, 1, 0], s_longAgo.AddSeconds(1));
        Assert.Equal(FilePuts.ETagOf(path), _versions.Of(path));
    }

    [Fact]
    public void A_file_that_was_written_a_moment_ago_is_read_each_time()
    {
        var soon = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);
        var path = Write("1.pack", [1, 2, 3], soon);
        _versions.Of(path);
        Write("1.pack", [3, 2, 1], soon);
        Assert.Equal(FilePuts.ETagOf(path), _versions.Of(path));
    }

    private string Write(string name, byte[] bytes, DateTime written)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, written);
        return path;
    }
}
