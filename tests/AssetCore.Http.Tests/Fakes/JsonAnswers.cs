using System.Text.Json;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>Reads answers that must be successes.</summary>
internal static class JsonAnswers
{
    public static async Task<JsonElement> ReadJsonAsync(this Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        return await response.ReadJsonAsync();
    }

    public static Task<string> ReadTextAsync(this HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonElement.Parse(text);
    }
}
