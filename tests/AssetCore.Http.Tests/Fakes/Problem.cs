using System.Text.Json;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>Reads and checks problem details.</summary>
internal static class Problem
{
    /// <summary>Checks everything that every problem must have, and returns it.</summary>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        var got = (int)response.StatusCode;
        Assert.True(got == status, $"expected {status} {code}, got {got}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal("urn:assetcore:error:" + code, problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.GetProperty("hint").GetString()!);
        Assert.NotEmpty(problem.GetProperty("server_correlation_id").GetString()!);
        return problem;
    }
}
