using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AssetCore.Benchmarks.Http;

/// <summary>
/// The ceiling of HTTP commits: an endpoint of the same server that parses all of the same body and answers as many
/// bytes, with nothing in between. It asks for no token.
/// </summary>
internal sealed class EmptyEndpoint
{
    public const string Path = "/empty";

    private byte[] _answer = [];
    private string? _contentType;

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, ServeAsync);

    /// <summary>Answers like this from now on.</summary>
    public void AnswerLike(byte[] body, string? contentType) => (_answer, _contentType) = (body, contentType);

    // With its length given beforehand, as the real one answers.
    private async Task ServeAsync(HttpContext context)
    {
        var request = await context.Request.ReadFromJsonAsync(EmptyRequestJson.Default.EmptyRequest);
        context.Response.StatusCode = request is { Operations.Count: 1, IdempotencyKey.Length: > 0 }
            ? StatusCodes.Status200OK
            : StatusCodes.Status400BadRequest;
        context.Response.ContentType = _contentType;
        context.Response.ContentLength = _answer.Length;
        context.Response.BodyWriter.Write(_answer);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
