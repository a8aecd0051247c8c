using System.Net.Sockets;
using System.Text;
using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Stores;
using AssetCore.Testing.Azurite;
using AssetCore.Testing.Stores.Conformance;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace AssetCore.Log.Tests.Stores;

public sealed class AzureBlobLogStoreTests(Azurite azurite) : LogStoreConformance
{
    [Fact]
    public async Task A_service_that_nobody_listens_for_refuses_definitely()
    {
        // Port 1 is reserved and nothing listens on it: no connection, so nothing was ever sent.
        var store = new AzureBlobLogStore(new AzureBlobsOptions { ConnectionString = Unreachable });
        Assert.Equal(StoreStatus.Refused, (await store.AppendAsync(Segment, 0, Bytes(5), Token)).Status);
        Assert.Equal(StoreStatus.Refused, (await store.CreateAsync(Segment, Token)).Status);
        Assert.Equal(StoreStatus.Refused, (await store.ReadAsync(Segment, 0, new byte[5], Token)).Status);
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var _ in store.ListAsync("worlds/", Token)) Assert.Fail("nothing can be listed");
        });
    }

    [Fact]
    public async Task A_call_that_is_cancelled_on_its_way_is_unknown()
    {
        await CreateAsync(Segment);
        using var listener = new SilentListener();
        var store = new AzureBlobLogStore(new AzureBlobsOptions { ConnectionString = listener.ConnectionString });
        using var cancellation = new CancellationTokenSource();
        var append = store.AppendAsync(Segment, 0, Bytes(5), cancellation.Token).AsTask();
        await listener.AcceptAsync(Token);
        await cancellation.CancelAsync();
        Assert.Equal(StoreStatus.Unknown, (await append).Status);
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_unknown()
    {
        using var listener = new SilentListener();
        var store = new AzureBlobLogStore(new AzureBlobsOptions { ConnectionString = listener.ConnectionString });
        var append = store.AppendAsync(Segment, 0, Bytes(5), Token).AsTask();
        (await listener.AcceptAsync(Token)).Dispose();
        Assert.Equal(StoreStatus.Unknown, (await append).Status);
    }

    [Fact]
    public async Task An_error_that_lacks_the_document_it_promises_is_unknown()
    {
        using var listener = new SilentListener();
        var store = new AzureBlobLogStore(new AzureBlobsOptions { ConnectionString = listener.ConnectionString });
        var stat = store.StatAsync(Segment, Token).AsTask();
        using var connection = await listener.AcceptAsync(Token);
        await AnswerAsync(
            connection, "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/xml\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(StoreStatus.Unknown, (await stat).Status);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var connection = await azurite.GetConnectionStringAsync();
        var store = new AzureBlobLogStore(new AzureBlobsOptions
        {
            ConnectionString = connection.Replace("AccountKey=Eby8", "AccountKey=AAAA", StringComparison.Ordinal),
        });
        Assert.Equal(StoreStatus.Refused, (await store.CreateAsync(Segment, Token)).Status);
    }

    [Fact]
    public void Exactly_one_way_in_is_needed()
    {
        Assert.Throws<ArgumentException>(() => new AzureBlobLogStore(new AzureBlobsOptions()));
        var both = new AzureBlobsOptions { ConnectionString = Unreachable, ServiceUri = new Uri("https://a.example") };
        Assert.Throws<ArgumentException>(() => new AzureBlobLogStore(both));
    }

    /// <summary>Answers the first request of a connection, once its headers are there.</summary>
    private static async Task AnswerAsync(TcpClient connection, string answer)
    {
        var stream = connection.GetStream();
        using var reader = new StreamReader(stream, leaveOpen: true);
        while (await reader.ReadLineAsync(Token) is { Length: > 0 })
        {
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Token);
    }

    private static string Unreachable => SilentListener.ConnectionTo(1);

    protected override async ValueTask<ILogStore> CreateStoreAsync() => new AzureBlobLogStore(new AzureBlobsOptions
    {
        ConnectionString = await azurite.GetConnectionStringAsync(),
        ContainerName = Azurite.NewContainerName(),
    });

    protected override ValueTask DisposeStoreAsync() => ValueTask.CompletedTask;
}
