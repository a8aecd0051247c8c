using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Http;
using AssetCore.Http.Access;
using AssetCore.Log.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace AssetCore.Benchmarks.Http;

/// <summary>
/// A silo with the contract over HTTP, composed as the silo's own host does it, and the empty endpoint beside it on the
/// same server. Without exporters of telemetry, which would burden both.
/// </summary>
internal sealed class HttpSilo : IAsyncDisposable
{
    private const int TokenBytes = 32;
    private readonly EmptyEndpoint _empty;

    private HttpSilo(BenchmarkSilo silo, EmptyEndpoint empty, int port, string token)
    {
        Silo = silo;
        _empty = empty;
        Port = port;
        Token = token;
    }

    public BenchmarkSilo Silo { get; }

    /// <summary>Where it listens, on this machine.</summary>
    public int Port { get; }

    /// <summary>A writer's token.</summary>
    public string Token { get; }

    public static string CommitPath(long world) => $"/v1/write/namespaces/{world}/commit";

    public static async Task<HttpSilo> StartAsync(ILogStore store)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenBytes));
        var port = FreePort.Next();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddAssetCoreHttp(http => http.Auth.Tokens =
        [
            new TokenOptions
            {
                Name = "benchmark",
                Sha256 = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))),
                Roles = ["NamespaceWriter"],
            },
        ]);
        var empty = new EmptyEndpoint();
        var silo = await BenchmarkSilo.StartAsync(store, builder, it =>
        {
            var application = it.Build();
            application.MapAssetCore();
            empty.Map(application);
            return application;
        });
        return new HttpSilo(silo, empty, port, token);
    }

    /// <summary>Makes one commit, and has the empty endpoint answer like it.</summary>
    public async Task SampleAsync(long world)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var body = new StringContent(CommitBody.Json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(CommitPath(world), UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        _empty.AnswerLike(
            await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.ToString());
    }

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
