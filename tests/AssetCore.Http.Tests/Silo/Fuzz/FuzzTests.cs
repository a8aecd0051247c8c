using System.Globalization;
using System.Text;
using System.Text.Json;
using AssetCore.Errors;
using AssetCore.Format.Catalogue;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>
/// No input, however odd, brings about a fault of the server, and none of what is refused changes anything. Set
/// <c>ASSETCORE_NIGHTLY=1</c> for ten times as many requests, <c>ASSETCORE_SEED</c> for those of an earlier run.
/// </summary>
public sealed class FuzzTests(SiloServer server) : IClassFixture<SiloServer>
{
    private const int Connections = 8;

    private static readonly int s_requests =
        Environment.GetEnvironmentVariable("ASSETCORE_NIGHTLY") == "1" ? 1_000_000 : 100_000;

    private static readonly int s_seed = Environment.GetEnvironmentVariable("ASSETCORE_SEED") is { } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    private int _next;

    [Fact]
    public async Task Odd_requests_are_refused_with_a_code_and_change_nothing()
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"ASSETCORE_SEED={s_seed}, {s_requests} requests");
        var world = await server.NewWorldAsync();
        using var made = await world.PostAsync("commit", ExampleWorld.Commit);
        Assert.True(made.IsSuccessStatusCode, await made.ReadTextAsync());
        var before = await world.AuditAsync();
        var requests = new FuzzRequests(s_seed, server.Token("admin"), world.Number);

        var statistics = new FuzzStatistics();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SendAsync(requests, statistics)));

        output.WriteLine(statistics.ToString());
        Assert.Equal(before, await world.AuditAsync());
        // The writer's own hash stands in the header of its next batch, which the audit holds against the replay.
        using var next = await world.PostAsync("register_class", """{"class_id":"last","name":"Last"}""");
        Assert.True(next.IsSuccessStatusCode, await next.ReadTextAsync());
        Assert.Equal(before.Head.Next, (await world.AuditAsync()).Head);
        statistics.AssertWide();
    }

    private async Task SendAsync(FuzzRequests requests, FuzzStatistics statistics)
    {
        var connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
        try
        {
            while (Interlocked.Increment(ref _next) is var number && number <= s_requests)
            {
                var request = requests.Make(number);
                var answer = await AskAsync(connection, request, number);
                statistics.Count(Judge(request, answer, number));
                if (!answer.Closes) continue;
                connection.Dispose();
                connection = await RawConnection.OpenAsync(server.Client.BaseAddress!);
            }
        }
        finally
        {
            connection.Dispose();
        }
    }

    private static async Task<FuzzAnswer> AskAsync(RawConnection connection, FuzzRequest request, int number)
    {
        try
        {
            return await connection.SendAsync(request);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            Assert.Fail(Report("There was no answer: " + fault.Message, request, number));
            throw;
        }
    }

    /// <summary>Judges an answer; what it was, in a few words.</summary>
    private static string Judge(FuzzRequest request, FuzzAnswer answer, int number)
    {
        var kind = $"{request.Method} {answer.Status} {answer.MediaType}";
        var fault = answer.Status switch
        {
            < 300 when request.MaySucceed => FaultOfSuccess(answer),
            < 300 => "It succeeded.",
            >= 400 and < 500 when request.MayBeNoHttp && answer is { MediaType: "", Closes: true } => null,
            >= 400 and < 500 when request.Method == "HEAD" => null,
            >= 400 and < 500 => FaultOfProblem(answer, ref kind),
            _ => "It is no refusal.",
        };
        if (fault is null) return kind;
        Assert.Fail(Report(
            $"{fault}\n{answer.Status} {answer.MediaType} {Encoding.UTF8.GetString(answer.Body)}", request, number));
        return kind;
    }

    private static string? FaultOfSuccess(FuzzAnswer answer)
    {
        if (answer.MediaType != "application/json") return null;
        return IsJson(answer.Body, out _) ? null : "The answer is not JSON.";
    }

    private static string? FaultOfProblem(FuzzAnswer answer, ref string kind)
    {
        if (answer.MediaType != "application/problem+json" || !IsJson(answer.Body, out var problem))
            return "The refusal is no problem.";
        kind = problem.GetProperty("code").GetString()!;
        if (!ErrorCatalogue.TryGet(kind, out var error)) return "There is no such code.";
        return error!.Status == answer.Status ? null : $"{error.Text} has another status.";
    }

    private static bool IsJson(byte[] body, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    private static string Report(string what, FuzzRequest request, int number) =>
        $"ASSETCORE_SEED={s_seed}, request {number}: {what}\n\n{request}";
}
