using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Files;

/// <summary>
/// A rename whose folder could not be flushed: everybody sees the new name, and a crash may take it back. Nobody may
/// take it for done before it is.
/// </summary>
public sealed class UnflushedNamesTests : IDisposable
{
    private static readonly byte[] s_old = [1, 2, 3];
    private static readonly byte[] s_fresh = [4, 5, 6, 7];

    private readonly TemporaryFolder _folder = new();
    private readonly FailingFileCalls _disk = new();
    private readonly FileLogStore _store;

    public UnflushedNamesTests() => _store = new FileLogStore(_folder.Path, _disk);

    private static BlobName Pack { get; } = BlobName.Pack(World, new BatchNumber(1));

    private static BlobName Manifest { get; } = BlobName.Manifest(World);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_publication_is_unknown_until_its_folder_is_flushed_and_exists_then()
    {
        var upload = StagedUpload.New();
        Assert.Equal(StoreStatus.Done, (await _store.StageAsync(Pack, upload, 0, s_fresh, Token)).Status);
        _disk.FlushedFolders.Clear();
        _disk.FolderFlushesToFail = 4;
        Assert.Equal(StoreStatus.Unknown, (await PublishAsync(upload)).Status);
        Assert.Equal(StoreStatus.Unknown, (await PublishAsync(upload)).Status);
        Assert.Equal(StoreStatus.Unknown, (await _store.StatAsync(Pack, Token)).Status);
        Assert.Equal(StoreStatus.Unknown, (await _store.ReadAsync(Pack, 0, new byte[9], Token)).Status);
        Assert.Empty(_disk.FlushedFolders);

        Assert.Equal(StoreStatus.AlreadyExists, (await PublishAsync(upload)).Status);
        Assert.Equal([FolderOf(Pack)], _disk.FlushedFolders);
        Assert.Equal(s_fresh.Length, (await _store.StatAsync(Pack, Token)).Length);
        Assert.Single(_disk.FlushedFolders);
    }

    [Fact]
    public async Task A_put_is_unknown_until_its_folder_is_flushed_and_fails_its_condition_then()
    {
        var old = await _store.PutAsync(Manifest, s_old, PutCondition.IfAbsent, Token);
        Assert.Equal(StoreStatus.Done, old.Status);
        var onOld = PutCondition.IfMatch(old.ETag!);
        _disk.FlushedFolders.Clear();
        _disk.FolderFlushesToFail = 2;
        Assert.Equal(StoreStatus.Unknown, (await _store.PutAsync(Manifest, s_fresh, onOld, Token)).Status);
        Assert.Equal(StoreStatus.Unknown, (await _store.PutAsync(Manifest, s_fresh, onOld, Token)).Status);
        Assert.Empty(_disk.FlushedFolders);
        Assert.Equal(StoreStatus.PreconditionFailed, (await _store.PutAsync(Manifest, s_fresh, onOld, Token)).Status);
        Assert.Equal([FolderOf(Manifest)], _disk.FlushedFolders);
    }

    [Fact]
    public async Task A_read_back_makes_the_name_durable_before_it_shows_it()
    {
        Assert.Equal(StoreStatus.Done, (await _store.PutAsync(Manifest, s_old, PutCondition.IfAbsent, Token)).Status);
        var old = await _store.StatAsync(Manifest, Token);
        _disk.FlushedFolders.Clear();
        _disk.FolderFlushesToFail = 1;
        var put = await _store.PutAsync(Manifest, s_fresh, PutCondition.IfMatch(old.ETag!), Token);
        Assert.Equal(StoreStatus.Unknown, put.Status);
        var bytes = new byte[9];
        var read = await _store.ReadAsync(Manifest, 0, bytes, Token);
        Assert.Equal(s_fresh, bytes[..read.Count]);
        Assert.Equal([FolderOf(Manifest)], _disk.FlushedFolders);
    }

    [Fact]
    public async Task A_folder_that_was_created_and_not_flushed_is_made_durable_by_the_next_put()
    {
        _disk.FolderFlushesToFail = 1;
        var first = await _store.PutAsync(Manifest, s_old, PutCondition.IfAbsent, Token);
        Assert.Equal(StoreStatus.Refused, first.Status);
        Assert.Equal(StoreStatus.Done, (await _store.PutAsync(Manifest, s_old, PutCondition.IfAbsent, Token)).Status);
        Assert.Contains(_folder.Path, _disk.FlushedFolders);
    }

    private ValueTask<StoreResult> PublishAsync(StagedUpload upload) =>
        _store.PublishAsync(Pack, upload, 1, PutCondition.IfAbsent, Token);

    private string FolderOf(BlobName name) => Path.GetDirectoryName(Path.Combine(_folder.Path, name.Value))!;
}
