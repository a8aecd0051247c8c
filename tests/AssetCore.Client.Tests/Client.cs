namespace AssetCore.Client.Tests;

/// <summary>A client of world 1 that talks to a scripted server and never waits.</summary>
internal sealed class Client : IDisposable
{
    private static readonly TimeSpan s_attemptTimeout = TimeSpan.FromHours(1);

    private readonly HttpClient _http;

    public Client(ScriptedServer server, int attemptsMax = 4)
    {
        Time = new ImpatientTime(s_attemptTimeout);
        Options = new WorldClientOptions
        {
            AttemptsMax = attemptsMax,
            AttemptTimeout = s_attemptTimeout,
            BackoffFirst = TimeSpan.FromMilliseconds(100),
            UseJitter = false,
            FollowSilenceMax = s_attemptTimeout,
            FollowAttemptsMax = 3,
            Time = Time,
            OnRetry = Notices.Add,
        };
        _http = new HttpClient(server)
        {
            BaseAddress = new Uri("http://server/base/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        World = new HttpWorldClient(_http, new(1), Options);
        Server = new HttpAssetCoreClient(_http, Options);
    }

    public ImpatientTime Time { get; }

    public WorldClientOptions Options { get; }

    public List<RetryNotice> Notices { get; } = [];

    public HttpWorldClient World { get; }

    public HttpAssetCoreClient Server { get; }

    public void Dispose()
    {
        World.Dispose();
        Server.Dispose();
        _http.Dispose();
    }
}
